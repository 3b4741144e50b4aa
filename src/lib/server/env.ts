import { z } from 'zod';

const identityKey = z
	.string({
		error: 'IDENTITY_KEY is missing: give 32 random bytes in base64 (`openssl rand -base64 32`) and keep them safe.'
	})
	.transform((text) => Buffer.from(text, 'base64'))
	.refine((key) => key.length === 32, 'IDENTITY_KEY must be 32 bytes in base64 (`openssl rand -base64 32`).');

const address = (name: string, example: string) =>
	z
		.url({ protocol: /^https?$/, error: `${name} must be an address such as ${example}.` })
		.transform((text) => new URL(text).origin);

const given = z.object({
	DATABASE_URL: z
		.string({ error: "DATABASE_URL is missing: give the address of PostgreSQL for the application's role giot_app." })
		.regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://.'),
	ORIGIN: address('ORIGIN', 'https://giothong.example'),
	PUBLIC_ADDRESS: address('PUBLIC_ADDRESS', 'https://giothong.example').optional(),
	IDENTITY_KEY: identityKey,
	SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'SMTP_URL must begin with smtp:// or smtps://.' }).optional(),
	MAIL_FROM: z.string().max(200).optional(),
	GIOT_DATA_DIR: z.string().optional(),
	NODE_ENV: z.string().optional()
});

/** Links in messages never follow a request's Host header, so production must be told its public address. */
const settings = given
	.refine(({ NODE_ENV, PUBLIC_ADDRESS }) => NODE_ENV !== 'production' || PUBLIC_ADDRESS, {
		error: 'PUBLIC_ADDRESS is missing: give the address under which people reach this installation.'
	})
	.transform(({ PUBLIC_ADDRESS, ...rest }) => ({ ...rest, PUBLIC_ADDRESS: PUBLIC_ADDRESS ?? rest.ORIGIN }))
	.transform(({ MAIL_FROM, ...rest }) => ({
		...rest,
		MAIL_FROM: MAIL_FROM ?? `Giọt Hồng <no-reply@${new URL(rest.PUBLIC_ADDRESS).hostname}>`
	}));

/** What the environment says, checked. `IDENTITY_KEY` is 32 bytes; addresses are origins without a path. */
export type Env = z.infer<typeof settings>;

/** Checks an environment; throws one error that names everything wrong in words. Empty values count as missing. */
export function parseEnv(source: Record<string, string | undefined>): Env {
	const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
	const parsed = settings.safeParse(filled);
	if (parsed.success) return parsed.data;
	throw new Error(`The settings do not fit:\n${parsed.error.issues.map(({ message }) => `- ${message}`).join('\n')}`);
}

let parsed: Env | undefined;

/** The environment, parsed at first use: a build imports this file and has no environment. */
export function env(): Env {
	return (parsed ??= parseEnv(process.env));
}
