/** What stands along the demo city's streets: buildings set back from them, with civic numbers, and open green land. */
package io.curbstop.dispatch.demo.block;
