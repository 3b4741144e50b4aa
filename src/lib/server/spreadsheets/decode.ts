import { CannotRead } from '$lib/spreadsheets/cannot-read';

/** The text of a delimited file, and what it looks like were it of the western code page: old Vietnamese fonts show in that. */
export type Decoded = { text: string; western: string | null };

/**
 * Text as spreadsheets export it: UTF-8, UTF-16 with its mark or without, or else the Vietnamese code page of Windows, whose tones
 * stand after their letters and are put together.
 */
export function decode(bytes: Uint8Array): Decoded {
	const unicode = unicodeLabel(bytes);
	if (unicode !== null) return { text: new TextDecoder(unicode).decode(bytes).normalize('NFC'), western: null };
	if (bytes.includes(0)) throw new CannotRead('not_a_spreadsheet');
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC'), western: null };
	} catch {
		return codePage(bytes);
	}
}

function codePage(bytes: Uint8Array): Decoded {
	const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
	return { text, western: new TextDecoder('windows-1252').decode(bytes) };
}

/** Refuses what the Vietnamese code page cannot have meant: unused bytes, and a tone that stands on no vowel. */
export function refuseUnknownEncoding({ text, western }: Decoded) {
	if (
		western !== null &&
		/[\x80-\x9f]|(?<![\p{L}\p{M}])\p{M}|[^aăâeêioôơuưyAĂÂEÊIOÔƠUƯY\p{M}]\p{M}/u.test(text.normalize('NFC'))
	)
		throw new CannotRead('unknown_encoding');
}

/** By its mark, or by the NUL that every ASCII sign has in one half of UTF-16. */
function unicodeLabel(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	const start = bytes.subarray(0, 4000);
	const odd = start.filter((byte, index) => byte === 0 && index % 2 === 1).length;
	const even = start.filter((byte, index) => byte === 0 && index % 2 === 0).length;
	if (bytes.length % 2 === 1 || (odd === 0) === (even === 0)) return null;
	return even === 0 ? 'utf-16le' : 'utf-16be';
}
