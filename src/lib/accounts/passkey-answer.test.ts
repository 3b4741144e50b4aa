import { describe, expect, test } from 'vitest';
import { newPasskeyAnswer, passkeyAnswer } from './passkey-answer';

const bytes = 'aZ09-_';
const answered = {
	id: bytes,
	rawId: bytes,
	type: 'public-key',
	authenticatorAttachment: 'platform',
	clientExtensionResults: { credProps: { rk: true } }
};
const used = {
	...answered,
	response: { clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes }
};
const made = {
	...answered,
	response: {
		clientDataJSON: bytes,
		attestationObject: bytes,
		authenticatorData: bytes,
		transports: ['internal', 'smart-card'],
		publicKeyAlgorithm: -7,
		publicKey: bytes
	}
};

describe.each([
	['used', passkeyAnswer, used],
	['made', newPasskeyAnswer, made]
])('the answer of a passkey that was %s', (_, schema, answer) => {
	test('is read as browsers write it', () => {
		expect(schema.parse(answer)).toEqual(answer);
	});

	test.each(['\u0000', 'a b', 'a=', 'ă'])('is refused when its bytes are %j', (wrong) => {
		expect(schema.safeParse({ ...answer, id: wrong }).success).toBe(false);
		const response = { ...answer.response, clientDataJSON: wrong };
		expect(schema.safeParse({ ...answer, response }).success).toBe(false);
	});

	test('is refused with a key that nobody knows', () => {
		expect(schema.safeParse({ ...answer, more: '' }).success).toBe(false);
		expect(schema.safeParse({ ...answer, response: { ...answer.response, more: '' } }).success).toBe(false);
	});
});

test('ways to reach a passkey are words', () => {
	const response = { ...made.response, transports: ['\u0000'] };
	expect(newPasskeyAnswer.safeParse({ ...made, response }).success).toBe(false);
});
