import { CannotRead } from './cannot-read';

/** Refuses the compound files of old Office, which also wrap workbooks with a password, and other well-known kinds that are no table. */
export function refuseOldKinds(bytes: Uint8Array) {
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
		throw new CannotRead(names(bytes, 'EncryptedPackage') ? 'encrypted' : 'old_workbook');
	// Excel before 1997: BIFF2 to BIFF4 without a container.
	if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && bytes[3] === 0x00)
		throw new CannotRead('old_workbook');
	if (OTHERS.some((start) => startsWith(bytes, start))) throw new CannotRead('not_a_spreadsheet');
}

/** Whether a file is an archive, as workbooks of today are. */
export const isArchive = (bytes: Uint8Array) => startsWith(bytes, [0x50, 0x4b]);

/** PDF, RTF, JPEG and PNG. */
const OTHERS = [
	[0x25, 0x50, 0x44, 0x46],
	[0x7b, 0x5c, 0x72, 0x74, 0x66],
	[0xff, 0xd8, 0xff],
	[0x89, 0x50, 0x4e, 0x47]
];

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);

/** Whether a compound file has a part of this name, which it writes in UTF-16. */
function names(bytes: Uint8Array, name: string): boolean {
	const written = Array.from(name).flatMap((letter) => [letter.charCodeAt(0), 0]);
	const [first = 0] = written;
	for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
		if (written.every((byte, index) => bytes[at + index] === byte)) return true;
	return false;
}
