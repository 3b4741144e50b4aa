import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { loadAs } from '../src/lib/server/db/load-rows';
import { addAdministrator, suspendAccount, type Administrator } from './accounts';
import { withOwner } from './owner-access';
import { PlainFailure, printFailure } from './plain-failure.mjs';
import { say } from './say.mjs';

const usage = `npm run admin -- --email you@example.org [--name "Your name"] [--password …]
npm run admin -- --suspend somebody@example.org
npm run admin -- --resume somebody@example.org`;
const text = { type: 'string' } as const;
const shortest = 15;
const longest = 128;

const addressed = (typed: string) => {
	const email = typed.trim().toLowerCase();
	if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new PlainFailure(`Give an e-mail address:\n${usage}`);
	return email;
};

function administratorOf({ email, name, password }: { email: string; name?: string; password: string }): Administrator {
	if (password.length < shortest || password.length > longest)
		throw new PlainFailure(
			`The password must have ${shortest} to ${longest} characters; leave it out to have one made.`
		);
	return { email, name: name?.trim() || email, password };
}

const changing = <T>(work: Parameters<typeof loadAs<T>>[1]) => withOwner((ownerUrl) => loadAs(ownerUrl, work));

try {
	const options = { email: text, name: text, password: text, suspend: text, resume: text };
	const { values } = parseArgs({ args: process.argv.slice(3), options });
	const known = values.suspend ?? values.resume;
	const email = addressed(known ?? values.email ?? '');
	if (known !== undefined) {
		const suspended = values.suspend !== undefined;
		await changing((client) => suspendAccount(client, email, suspended));
		say(suspended ? `${email} is shut out from now on.` : `${email} can sign in again.`);
	} else {
		const password = values.password ?? randomBytes(18).toString('base64url');
		const administrator = administratorOf({ email, name: values.name, password });
		await changing((client) => addAdministrator(client, administrator));
		say(`${email} can now sign in as system administrator.`);
		if (values.password === undefined) say(`Password, shown only here: ${password}`);
	}
} catch (error) {
	const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
	printFailure(isUsage ? new PlainFailure(`${error.message}\n${usage}`) : error);
	process.exitCode = 1;
}
