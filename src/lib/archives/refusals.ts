/** Why an archive cannot be read. */
export type ArchiveRefusal = 'not_an_archive' | 'tampered';
