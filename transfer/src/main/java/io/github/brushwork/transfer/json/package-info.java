/** Immutable data as JSON: records, sealed interfaces of records, enums, and what they are made of. For the library's own use. */
package io.github.brushwork.transfer.json;
