/**
 * Those who are played: callers, the desk, the crews. None of them needs to remember anything: what each does next follows
 * from what is written down, so that a server that is killed goes on where it was.
 */
package io.curbstop.dispatch.exercise.play;
