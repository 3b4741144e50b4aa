// The least that could do the same work: Node's own server and the driver. The session is looked up and the transaction is scoped
// as in the product; the SQL is written by hand; what goes out are the very bytes that the product sent when it was asked first: pages are
// written anew for each request, JSON comes from the database, everything else is kept.
import http from 'node:http';
import pg from 'pg';
import { rendererOf } from './render.mjs';
import { works } from './works.mjs';

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c jit=off' });
const recorded = new Map();

async function transaction(settings, work) {
	const client = await pool.connect();
	try {
		await client.query('begin');
		const names = Object.keys(settings);
		const calls = names.map((name, i) => `set_config('giot.${name}', $${i + 1}, true)`);
		await client.query(`select ${calls}`, Object.values(settings));
		const result = await work(client);
		await client.query('commit');
		return result;
	} catch (error) {
		await client.query('rollback');
		throw error;
	} finally {
		client.release();
	}
}

const signIn = { scope: 'sign_in', account: '' };

async function sessionOf(request) {
	const token = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
	const id = Buffer.from(digest).toString('hex');
	const session = await transaction(signIn, async (client) => {
		const { rows } = await client.query('select * from giot_session($1)', [id]);
		return rows[0];
	});
	if (!session || session.idle_expires_at < new Date() || session.absolute_expires_at < new Date()) return null;
	return { ...session, id };
}

/** The settings of a club's admin or of an office, which is whom the bench signs in. */
function settingsOf({ id, account_id, memberships }) {
	const array = (values) => `{${[...new Set(values)].map((value) => `"${value}"`)}}`;
	const clubs = array(memberships.flatMap(({ clubId }) => clubId ?? []));
	const offices = memberships.filter(({ role }) => role === 'province_coordinator');
	return {
		scope: 'actor',
		account: account_id,
		session: id,
		clubs,
		admin_clubs: clubs,
		provinces: array(offices.map(({ provinceCode }) => provinceCode)),
		home_provinces: array(memberships.map(({ provinceCode }) => provinceCode)),
		drives: '',
		system_admin: ''
	};
}

async function bodyOf(request) {
	const parts = [];
	for await (const part of request) parts.push(part);
	const text = Buffer.concat(parts).toString('utf8');
	if (request.url.startsWith('/api/desk/')) return JSON.parse(text);
	return new URLSearchParams(request.headers['content-type'] === 'application/json' ? JSON.parse(text) : text);
}

const server = http.createServer(async (request, response) => {
	try {
		const session = await sessionOf(request);
		if (!session) return response.writeHead(303, { location: '/login' }).end();
		const url = new URL(request.url, 'http://localhost');
		const work = works.find(({ matches }) => matches(request.method, url.pathname, url));
		const body = request.method === 'POST' ? await bodyOf(request) : url.searchParams;
		const asked = { session, url, body };
		if (work.before) await transaction(settingsOf(session), (client) => work.before(client, asked));
		const made = await transaction(settingsOf(session), (client) => work.run(client, asked));
		if (work.then?.asks(session) && (await transaction(signIn, (client) => work.then.inSignIn(client, asked))))
			await transaction(settingsOf(session), (client) => work.then.run(client, asked));
		const { status, headers, text, write } = recorded.get(request.url);
		if (typeof made === 'string' && made !== text) throw new Error('The floor makes something else than the product.');
		response.writeHead(status, headers).end(typeof made === 'string' ? made : write());
	} catch (error) {
		// Whoever hung up at the end of a round needs no answer.
		if (request.destroyed && !request.complete) return;
		console.error(error);
		response.writeHead(500).end();
	}
});

function writerOf({ headers, text }) {
	const isPage = headers['content-type']?.startsWith('text/html');
	const render = isPage ? rendererOf(text, /<html lang="(\w+)"/.exec(text)?.[1]) : null;
	if (render && render() !== text) throw new Error('The floor writes another page than the product.');
	const bytes = Buffer.from(text, 'utf8');
	return render ?? (() => bytes);
}

process.on('message', (answer) => {
	recorded.set(answer.path, { ...answer, write: writerOf(answer) });
	process.send({ recorded: answer.path });
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
