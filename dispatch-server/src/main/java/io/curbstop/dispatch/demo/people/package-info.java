/** Who lives and works in the demo city, the crews that serve it, and what has gone wrong there before. All invented. */
package io.curbstop.dispatch.demo.people;
