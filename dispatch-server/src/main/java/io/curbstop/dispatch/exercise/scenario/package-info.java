/** What is to happen in an exercise: read from a file, or made up from a seed and the city at hand. */
package io.curbstop.dispatch.exercise.scenario;
