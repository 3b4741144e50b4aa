import { createHash } from 'node:crypto';

/** A dated note to a release, as it travels in an archive. */
export type ReleaseNoteText = { note: string; notedAt: string };

/** The SHA-256 of a text, in hexadecimal. */
export const checksumOf = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
