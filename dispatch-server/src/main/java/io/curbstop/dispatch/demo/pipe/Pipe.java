package io.curbstop.dispatch.demo.pipe;

import java.time.LocalDate;

/**
 * What a pipe is made of.
 *
 * @param diameter_mm inner diameter
 * @param material CI cast iron, DI ductile iron, AC asbestos cement, PVC, HDPE, CPP concrete pressure pipe; for sewers VC
 *     vitrified clay and CO concrete too
 * @param installedOn the day it was laid or last renewed
 */
public record Pipe(int diameter_mm, String material, LocalDate installedOn) {}
