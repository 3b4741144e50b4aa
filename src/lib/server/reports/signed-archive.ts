import { createPublicKey, sign, verify } from 'node:crypto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { canonicalJson } from '$lib/reports/canonical';
import { sha256 } from '../sha256';
import { signingKey } from '../signing-key';

/** Packed files have no time of their own, so that the same content gives the same bytes. */
const MTIME = '1980-01-01';

/** The public half, as PEM, by which others know archives of this installation. */
export function archivePublicKey(): string {
	return createPublicKey(signingKey('archive signing')).export({ format: 'pem', type: 'spki' }).toString();
}

/** Files as a ZIP with `manifest.json`, the SHA-256 of each, and `manifest.sig`, its Ed25519 signature in base64; `public-key.pem` goes with it. */
export function signedArchive(files: Record<string, Uint8Array | string>): Uint8Array {
	const bytes = Object.fromEntries(
		Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])
	);
	const sums = Object.fromEntries(Object.entries(bytes).map(([name, content]) => [name, sha256(content)]));
	const manifest = strToU8(canonicalJson({ format: 1, files: sums }));
	const signature = sign(null, manifest, signingKey('archive signing')).toString('base64');
	const beside = {
		'manifest.json': manifest,
		'manifest.sig': strToU8(signature),
		'public-key.pem': strToU8(archivePublicKey())
	};
	return zipSync({ ...bytes, ...beside }, { mtime: MTIME, level: 6 });
}

/** The files of an archive that were signed with a key and are as they were then, or null where anything differs, is missing or was added. */
export function openedArchive(archive: Uint8Array, publicKey: string): Record<string, Uint8Array> | null {
	try {
		const {
			'manifest.json': manifest,
			'manifest.sig': signature,
			'public-key.pem': _key,
			...files
		} = unzipSync(archive);
		if (!manifest || !signature) return null;
		if (!verify(null, manifest, publicKey, Buffer.from(Buffer.from(signature).toString(), 'base64'))) return null;
		const sums = (JSON.parse(Buffer.from(manifest).toString()) as { files: Record<string, string> }).files;
		const actual = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha256(content)]));
		return canonicalJson(sums) === canonicalJson(actual) ? files : null;
	} catch {
		return null;
	}
}
