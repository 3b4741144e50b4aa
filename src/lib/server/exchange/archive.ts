import { z } from 'zod';
import type { ArchiveRefusal } from '$lib/exchange/refusals';
import { readStatement, type Statement } from '$lib/exchange/statement';
import { done, refused, type Result } from '$lib/result';
import { sha256 } from '../sha256';
import { unzipped, zipped } from './archive-files';
import { isSignedBy, installationKey, signed } from './installation-key';

/** What an archive holds: the statement, the notes to it, the checksums of both, and the signature over these. */
const FILES = ['statement.json', 'notes.json', 'manifest.json', 'signature.txt'] as const;

const notesSchema = z.array(z.strictObject({ note: z.string().max(1000), notedAt: z.iso.datetime() })).max(1000);
const manifestSchema = z.strictObject({
	shape: z.literal(1),
	provinceCode: z.string().max(40),
	year: z.int(),
	version: z.int(),
	releasedAt: z.iso.datetime(),
	publicKey: z.string().regex(/^[0-9a-f]{64}$/),
	checksums: z.strictObject({ 'statement.json': z.string().length(64), 'notes.json': z.string().length(64) })
});

/** A dated note to a release, as it travels in an archive. */
type ReleaseNoteText = z.infer<typeof notesSchema>[number];

/** What is put into an archive, and what is read from one. */
export type Archived = { statement: Statement; body: string; releasedAt: Date; notes: ReleaseNoteText[] };

/** A released statement as a signed archive. The same release with the same notes gives the same bytes. */
export function packArchive({ statement, body, releasedAt, notes }: Archived): Uint8Array {
	const { provinceCode, year, version } = statement;
	const noted = JSON.stringify(notes);
	const checksums = { 'statement.json': sha256(body), 'notes.json': sha256(noted) };
	const about = { shape: 1, provinceCode, year, version, releasedAt: releasedAt.toISOString() };
	const manifest = JSON.stringify({ ...about, publicKey: installationKey(), checksums });
	const texts = { 'statement.json': body, 'notes.json': noted, 'manifest.json': manifest };
	return zipped({ ...texts, 'signature.txt': signed(Buffer.from(manifest)) }, releasedAt);
}

/** What an archive says, once its checksums and its signature hold; `publicKey` is whose signature it is, which nobody has to trust yet. */
export function readArchive(bytes: Uint8Array): Result<Archived & { publicKey: string }, ArchiveRefusal> {
	const files = unzipped(bytes, FILES);
	const manifest = files && readJson(files['manifest.json'], manifestSchema);
	if (!files || !manifest) return refused('not_an_archive');
	const { publicKey, checksums } = manifest;
	const isSigned = isSignedBy(publicKey, Buffer.from(files['manifest.json']), files['signature.txt'].trim());
	const isWhole = (['statement.json', 'notes.json'] as const).every((name) => sha256(files[name]) === checksums[name]);
	if (!isSigned || !isWhole) return refused('tampered');
	const body = files['statement.json'];
	const [statement, notes] = [readStatement(body), readJson(files['notes.json'], notesSchema)];
	if (!statement || !notes || !isAbout(manifest, statement)) return refused('not_an_archive');
	return done({ statement, body, releasedAt: new Date(manifest.releasedAt), notes, publicKey });
}

const isAbout = (manifest: z.infer<typeof manifestSchema>, statement: Statement) =>
	(['provinceCode', 'year', 'version'] as const).every((field) => manifest[field] === statement[field]);

function readJson<T>(text: string, schema: z.ZodType<T>): T | null {
	try {
		return schema.safeParse(JSON.parse(text)).data ?? null;
	} catch {
		return null;
	}
}
