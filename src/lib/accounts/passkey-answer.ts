import { z } from 'zod';

const text = z.string().max(8192);

const answered = {
	id: text,
	rawId: text,
	type: z.literal('public-key'),
	authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
	clientExtensionResults: z.record(z.string(), z.unknown())
};

/** What a browser answers when a passkey was used. */
export const passkeyAnswer = z.object({
	...answered,
	response: z.object({
		clientDataJSON: text,
		authenticatorData: text,
		signature: text,
		userHandle: text.optional()
	})
});

/** What a browser answers when a passkey was made. */
export const newPasskeyAnswer = z.object({
	...answered,
	response: z.object({
		clientDataJSON: text,
		attestationObject: text,
		authenticatorData: text.optional(),
		transports: z.array(z.string().max(40)).max(10).optional(),
		publicKeyAlgorithm: z.number().optional(),
		publicKey: text.optional()
	})
});
