package io.curbstop.dispatch.attachment;

import io.curbstop.dispatch.incident.Source;
import java.time.Instant;
import java.util.UUID;

/**
 * A photograph or other file, without its content.
 *
 * @param id its id
 * @param mediaType what it is by its content: image/jpeg, image/png, image/webp or application/pdf
 * @param name of the file
 * @param caption what it shows, in a person's words; empty when nobody said
 * @param size_bytes its size
 * @param takenAt when it was made, by the device that made it
 * @param actor who added it
 * @param source through what
 * @param call the number of the call that it came with, or null
 * @param order the number of the service order that it came with, or null
 * @param of the number of the duplicate that it was added to, or null when it was the incident itself
 * @param removedBy who removed it, or null while it is there
 * @param removedWhy why, or null
 */
public record Attachment(
        UUID id,
        String mediaType,
        String name,
        String caption,
        int size_bytes,
        Instant takenAt,
        String actor,
        Source source,
        String call,
        String order,
        String of,
        String removedBy,
        String removedWhy) {}
