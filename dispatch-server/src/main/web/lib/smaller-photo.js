/** Enough to read a meter or a plate; a camera's own pictures have four times that, and take minutes on a weak signal. */
const LONGER_SIDE_px = 2048;
const QUALITY = 0.85;

/** The photograph upright and no larger than needed; what cannot be read as a picture stays as it is. @param {Blob} file @returns {Promise<Blob>} */
export async function smaller(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGER_SIDE_px / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const made = /** @type {Blob|null} */ (await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY)));
    return made && (made.size < file.size || file.type !== 'image/jpeg') ? made : file;
  } catch {
    return file;
  }
}
