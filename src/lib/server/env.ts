import { z } from 'zod';

const identityKey = z
	.string({
		error: 'IDENTITY_KEY is missing: give 32 random bytes in base64 (`openssl rand -base64 32`) and keep them safe.'
	})
	.transform((text) => Buffer.from(text, 'base64'))
	.refine((key) => key.length === 32, 'IDENTITY_KEY must be 32 bytes in base64 (`openssl rand -base64 32`).');

const address = (name: string, use: string) => {
	const error = `${name} must be ${use}, without a path, such as https://giothong.example.`;
	return z
		.string({ error })
		.refine((text) => /^https?:\/\/[^/?#@]+\/?$/.test(text) && URL.canParse(text), error)
		.transform((text) => new URL(text).origin);
};

/** What the environment says about the web. Whatever is wrong is said in words that repeat no value: one holds a password. */
const web = z.object({
	ORIGIN: address('ORIGIN', 'the address people type'),
	PUBLIC_ADDRESS: address('PUBLIC_ADDRESS', 'the address written into messages').optional(),
	SMTP_URL: z
		.url({
			protocol: /^smtps?$/,
			error:
				'SMTP_URL must be written as smtp://user:password@host:587 or smtps://…:465, with signs such as @ or / in the password as %40 or %2F.'
		})
		.optional(),
	MAIL_FROM: z
		.string()
		.max(200)
		.regex(
			/^[^\r\n]*[^\s@]@[^\s@]+$/,
			'MAIL_FROM must be an e-mail address, or a name and an address such as Giọt Hồng <no-reply@giothong.example>.'
		)
		.optional(),
	NOTICE_FILE: z.string().startsWith('/', 'NOTICE_FILE must be the whole path of a file, beginning with /.').optional(),
	ADDRESS_HEADER: z
		.string()
		.regex(/^[\w-]+$/, 'ADDRESS_HEADER must be the name of a header, such as X-Forwarded-For.')
		.optional(),
	XFF_DEPTH: z
		.string()
		.regex(/^[1-9]\d?$/, 'XFF_DEPTH must be the number of proxies to trust, 1 or more.')
		.optional()
});

const given = z.object({
	DATABASE_URL: z
		.string({ error: "DATABASE_URL is missing: give the address of PostgreSQL for the application's role giot_app." })
		.regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://.'),
	...web.shape,
	IDENTITY_KEY: identityKey,
	DHIS2_NEARBY: z
		.literal('allowed', {
			error: 'DHIS2_NEARBY may be `allowed`, so that totals may go to a server in the own network, also without TLS.'
		})
		.optional(),
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

type Source = Record<string, string | undefined>;

/** Empty values count as missing. */
const filled = (source: Source) => Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));

/** Checks an environment; throws one error that names everything wrong in words. */
export function parseEnv(source: Source): Env {
	const read = settings.safeParse(filled(source));
	if (read.success) return read.data;
	throw new Error(`The settings do not fit:\n${read.error.issues.map(({ message }) => `- ${message}`).join('\n')}`);
}

/** What is wrong with the settings of the web that are given, in words; null when they can work. */
export function webProblem(source: Source): string | null {
	return web.partial().safeParse(filled(source)).error?.issues[0]?.message ?? null;
}

let parsed: Env | undefined;

/** The environment, parsed at first use: a build imports this file and has no environment. */
export function env(): Env {
	return (parsed ??= parseEnv(process.env));
}
