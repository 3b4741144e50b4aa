import { create } from 'qrcode';

const QUIET_ZONE = 4;

/** A QR code as the path of an SVG picture: `size` modules on each side, quiet zone included. Nothing to fetch, nothing inline to forbid. */
export type QrPicture = { size: number; path: string };

/** Draws a text as a QR code of medium error correction. */
export function qrPicture(text: string): QrPicture {
	const { modules } = create(text, { errorCorrectionLevel: 'M' });
	const dots: string[] = [];
	for (let row = 0; row < modules.size; row++)
		for (let column = 0; column < modules.size; column++)
			if (modules.get(row, column)) dots.push(`M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`);
	return { size: modules.size + 2 * QUIET_ZONE, path: dots.join('') };
}

/** What somebody scans, or types in groups of four, to add an account to an authenticator app. */
export function shownSetup({ secret, uri }: { secret: string; uri: string }) {
	return { secret: secret.match(/.{1,4}/g)?.join(' ') ?? secret, picture: qrPicture(uri) };
}
