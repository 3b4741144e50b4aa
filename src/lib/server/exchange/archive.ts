import { z } from 'zod';
import type { ArchiveRefusal } from '$lib/archives/refusals';
import { readStatement, type Statement } from '$lib/exchange/statement';
import { done, refused, type Result } from '$lib/result';
import { openArchive, packArchive, readJson } from '../archives/signed-archive';

const aboutSchema = z.strictObject({
	provinceCode: z.string().max(40),
	year: z.int(),
	version: z.int(),
	releasedAt: z.iso.datetime()
});
const notesSchema = z.array(z.strictObject({ note: z.string().max(1000), notedAt: z.iso.datetime() })).max(1000);

/** A dated note to a release, as it travels in an archive. */
type ReleaseNoteText = z.infer<typeof notesSchema>[number];

/** What is put into an archive, and what is read from one. */
export type Archived = { statement: Statement; body: string; releasedAt: Date; notes: ReleaseNoteText[] };

/** A released statement as a signed archive: the statement, and the notes to it. */
export function packRelease({ statement, body, releasedAt, notes }: Archived): Uint8Array {
	const { provinceCode, year, version } = statement;
	const about = { provinceCode, year, version, releasedAt: releasedAt.toISOString() };
	const files = { 'statement.json': body, 'notes.json': JSON.stringify(notes) };
	return packArchive(files, { of: 'exchange', about }, releasedAt);
}

/** What an archive says, once its checksums and its signature hold; `publicKey` is whose signature it is, which nobody has to trust yet. */
export function readRelease(bytes: Uint8Array): Result<Archived & { publicKey: string }, ArchiveRefusal> {
	const opened = openArchive(bytes, 'exchange', ['statement.json', 'notes.json']);
	if (!opened.ok) return opened;
	const { files, publicKey } = opened.value;
	const about = aboutSchema.safeParse(opened.value.about).data;
	const body = Buffer.from(files['statement.json']).toString();
	const [statement, notes] = [readStatement(body), readJson(files['notes.json'], notesSchema)];
	if (!about || !statement || !notes || !isAbout(about, statement)) return refused('not_an_archive');
	return done({ statement, body, releasedAt: new Date(about.releasedAt), notes, publicKey });
}

const isAbout = (about: z.infer<typeof aboutSchema>, statement: Statement) =>
	(['provinceCode', 'year', 'version'] as const).every((field) => about[field] === statement[field]);
