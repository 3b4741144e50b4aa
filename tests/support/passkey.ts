import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';

const ORIGIN = 'http://localhost:3000';

const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
const bytes = (content: Buffer) => Buffer.concat([Buffer.from([0x58, content.length]), content]);

/** The public half of a new P-256 key, as COSE. */
function publicKey(): Buffer {
	const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
	const [left, right] = [x, y].map((part) => bytes(Buffer.from(part, 'base64url'))) as [Buffer, Buffer];
	const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
	return Buffer.concat([head, left, Buffer.from([0x22]), right]);
}

/** What a browser answers that made a passkey for a question: the person was present and unlocked the device. */
export function passkeyMade(challenge: string): RegistrationResponseJSON {
	const id = randomBytes(16);
	const site = createHash('sha256').update('localhost').digest();
	const about = Buffer.concat([Buffer.from([0x45]), Buffer.alloc(4 + 16), Buffer.from([0, id.length]), id]);
	const authData = bytes(Buffer.concat([site, about, publicKey()]));
	const attested = [Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])];
	const attestation = Buffer.concat([...attested, text('authData'), authData]);
	const client = JSON.stringify({ type: 'webauthn.create', challenge, origin: ORIGIN, crossOrigin: false });
	return {
		id: id.toString('base64url'),
		rawId: id.toString('base64url'),
		type: 'public-key',
		clientExtensionResults: {},
		response: {
			clientDataJSON: Buffer.from(client).toString('base64url'),
			attestationObject: attestation.toString('base64url'),
			transports: ['internal']
		}
	};
}
