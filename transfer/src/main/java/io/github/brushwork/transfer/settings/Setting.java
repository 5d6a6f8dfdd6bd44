package io.github.brushwork.transfer.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says all that is to be known of a setting beside its name and type, which are those of the record component that this stands at. Its
 * default is what the record's constructor without arguments gives it. {@link SettingSpec} reads this for the command, for files, and
 * for the documentation.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {

    /**
     * What it does.
     *
     * @return one sentence for the help and the documentation
     */
    String value();

    /**
     * The command's option.
     *
     * @return for example {@code --strength}; empty if there is none, or it takes more than the value as text
     */
    String option() default "";

    /**
     * The least value of a number.
     *
     * @return the least, or with {@link #exclusive} what the value must be greater than
     */
    double min() default Double.NEGATIVE_INFINITY;

    /**
     * The greatest value of a number.
     *
     * @return infinity if any finite number is allowed
     */
    double max() default Double.POSITIVE_INFINITY;

    /**
     * Whether a number must be greater than {@link #min}.
     *
     * @return true if the least value itself is out of range
     */
    boolean exclusive() default false;
}
