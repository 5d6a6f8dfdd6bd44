/** What makes the documentation's figures; not published. */
package io.github.brushwork.tools;
