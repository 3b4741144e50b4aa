import { z } from 'zod';
import { form } from '../field';

/** Bytes as browsers write them. */
const bytes = z
	.string()
	.max(8192)
	.regex(/^[\w-]*$/);

const answered = {
	id: bytes,
	rawId: bytes,
	type: z.literal('public-key'),
	authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
	clientExtensionResults: z.record(z.string(), z.unknown())
};

/** What a browser answers when a passkey was used. */
export const passkeyAnswer = form({
	...answered,
	response: form({
		clientDataJSON: bytes,
		authenticatorData: bytes,
		signature: bytes,
		userHandle: bytes.optional()
	})
});

/** What a browser answers when a passkey was made. */
export const newPasskeyAnswer = form({
	...answered,
	response: form({
		clientDataJSON: bytes,
		attestationObject: bytes,
		authenticatorData: bytes.optional(),
		transports: z
			.array(
				z
					.string()
					.max(40)
					.regex(/^[\w-]*$/)
			)
			.max(10)
			.optional(),
		publicKeyAlgorithm: z.number().optional(),
		publicKey: bytes.optional()
	})
});
