import { z } from 'zod';
import type { ArchiveRefusal } from '$lib/archives/refusals';
import { done, refused, type Result } from '$lib/result';
import { sha256 } from '../sha256';
import { installationKey, isSignedBy, signed } from './installation-key';
import { unzipped, zipped, type Files } from './zip';

/** What an archive is of, and what its maker says about it. */
type About = { of: 'report' | 'exchange'; about?: object };

const manifestSchema = z.strictObject({
	format: z.literal(1),
	of: z.enum(['report', 'exchange']),
	about: z.unknown().optional(),
	publicKey: z.string().regex(/^[0-9a-f]{64}$/),
	checksums: z.record(z.string(), z.string())
});

/**
 * Files as a ZIP with `manifest.json`, which has the SHA-256 of each and the public key of this installation, and `signature.txt`, its Ed25519
 * signature in hexadecimal. The same files and instant give the same bytes.
 */
export function packArchive(files: Files, { of, about }: About, at: Date): Uint8Array {
	const checksums = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, sha256(file)]));
	const manifest = JSON.stringify({ format: 1, of, about, publicKey: installationKey(), checksums });
	return zipped({ ...files, 'manifest.json': manifest, 'signature.txt': signed(Buffer.from(manifest)) }, at);
}

/** An archive whose checksums and signature hold; `publicKey` is whose signature it is, which nobody has to trust yet. */
export type OpenedArchive<Name extends string> = {
	about: unknown;
	publicKey: string;
	files: Record<Name, Uint8Array>;
};

/** The files of an archive, all of which have to be there and no others. */
export function openArchive<Name extends string>(
	bytes: Uint8Array,
	of: About['of'],
	names: readonly Name[]
): Result<OpenedArchive<Name>, ArchiveRefusal> {
	const all = unzipped(bytes, [...names, 'manifest.json', 'signature.txt'] as const);
	const manifest = all && readJson(all['manifest.json'], manifestSchema);
	if (!all || manifest?.of !== of) return refused('not_an_archive');
	const { about, publicKey, checksums } = manifest;
	const signature = Buffer.from(all['signature.txt']).toString().trim();
	const isWhole = names.every((name) => sha256(all[name]) === checksums[name]);
	if (!isWhole || !isSignedBy(publicKey, all['manifest.json'], signature)) return refused('tampered');
	return done({ about, publicKey, files: all });
}

/** What a file of an archive says as JSON; null where it says something else. */
export function readJson<T>(file: Uint8Array, schema: z.ZodType<T>): T | null {
	try {
		return schema.safeParse(JSON.parse(Buffer.from(file).toString())).data ?? null;
	} catch {
		return null;
	}
}
