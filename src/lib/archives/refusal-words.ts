import { m } from '../paraglide/messages';
import type { ArchiveRefusal } from './refusals';

/** Why an archive cannot be read, and what to do. */
export const archiveWords: Record<ArchiveRefusal, () => string> = {
	not_an_archive: () => m.archive_refused_not_one(),
	tampered: () => m.archive_refused_tampered()
};
