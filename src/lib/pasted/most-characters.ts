/** As much as a pasted table may have. */
export const MOST_CHARACTERS = 200_000;

/** Whether that is too much to be read in one go. A new line is one character, though forms send two for it. */
export const isTooLong = (text: string) => text.replaceAll('\r\n', '\n').length > MOST_CHARACTERS;
