/** Why an archive cannot be read. */
export type ArchiveRefusal = 'not_an_archive' | 'tampered';

/** Why an archive is not brought in. */
export type BringInRefusal =
	| ArchiveRefusal
	| 'unknown_key'
	| 'unknown_province'
	| 'own_province'
	| 'wrong_year'
	| 'already_here'
	| 'older_version';
