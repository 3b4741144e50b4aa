import type { ArchiveRefusal } from '../archives/refusals';

/** Why an archive is not brought in. */
export type BringInRefusal =
	| ArchiveRefusal
	| 'unknown_key'
	| 'unknown_province'
	| 'own_province'
	| 'wrong_year'
	| 'already_here'
	| 'older_version';
