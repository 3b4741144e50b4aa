import journal from '../../../../drizzle/meta/_journal.json';

/** Where the version is kept in the table `installation`. */
export const schemaVersionRow = 'schema_version';

/** The version of the schema that this program was written for: the number of its last migration. Greater is newer. */
export const schemaVersion = String(Math.max(...journal.entries.map(({ idx }) => idx)));
