import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What is asked, and what a browser or phone makes of it; without more it is an honest one of the tests' own site. */
export type Asked = { challenge: string; origin?: string; host?: string; verified?: boolean; uses?: number };

/** A passkey on a phone: how it answers when it is made and when it is used. */
export type Passkey = ReturnType<typeof newPasskey>;

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HOLDS_KEY = 0x40;

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
const encoded = (value: Parameters<typeof isoCBOR.encode>[0]) => Buffer.from(isoCBOR.encode(value));

/** Makes a key pair of P-256 whose answers are signed as an authenticator signs them. */
export function newPasskey() {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const id = randomBytes(16);
	const name = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const };
	let used = 0;

	const make = (asked: Asked): RegistrationResponseJSON => {
		const authData = new Uint8Array(stateOf(asked, 0, keyOf(id, publicKey)));
		const statement = new Map<string, string | Uint8Array | Map<string, string>>([
			['fmt', 'none'],
			['attStmt', new Map<string, string>()],
			['authData', authData]
		]);
		const attestationObject = encoded(statement).toString('base64url');
		const clientDataJSON = saidBy('webauthn.create', asked).toString('base64url');
		return {
			...name,
			clientExtensionResults: {},
			response: { clientDataJSON, attestationObject, transports: ['internal'] }
		};
	};

	const answer = (asked: Asked): AuthenticationResponseJSON => {
		used = asked.uses ?? used + 1;
		const [state, said] = [stateOf(asked, used), saidBy('webauthn.get', asked)];
		const signature = sign('sha256', Buffer.concat([state, sha256(said)]), privateKey).toString('base64url');
		const [authenticatorData, clientDataJSON] = [state.toString('base64url'), said.toString('base64url')];
		return { ...name, clientExtensionResults: {}, response: { clientDataJSON, authenticatorData, signature } };
	};

	return { id: name.id, make, answer };
}

/** What the browser says of the page that asked. */
function saidBy(type: 'webauthn.create' | 'webauthn.get', { challenge, origin = 'http://localhost:3000' }: Asked) {
	return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** What the phone says of itself: for which host, whether somebody was there and proved who they are, and how often it was used. */
function stateOf({ host = 'localhost', verified = true }: Asked, used: number, key?: Buffer): Buffer {
	const counter = Buffer.alloc(4);
	counter.writeUInt32BE(used);
	const flags = PRESENT | (verified ? VERIFIED : 0) | (key ? HOLDS_KEY : 0);
	return Buffer.concat([sha256(Buffer.from(host)), Buffer.from([flags]), counter, key ?? Buffer.alloc(0)]);
}

/** The public key with its name, by an authenticator of no known make. */
function keyOf(id: Buffer, publicKey: KeyObject): Buffer {
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	const point = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
	// Key type EC2, algorithm ES256, curve P-256, and the point.
	const cose = new Map<number, number | Uint8Array>([
		[1, 2],
		[3, -7],
		[-1, 1],
		[-2, point(x)],
		[-3, point(y)]
	]);
	const length = Buffer.alloc(2);
	length.writeUInt16BE(id.length);
	return Buffer.concat([Buffer.alloc(16), length, id, encoded(cose)]);
}
