import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';
import { onConnection } from '../src/lib/server/db/own-connection';
import { wordsOf } from '../tests/support/e2e-words';
import { addHall } from '../tests/support/hall';
import type { TestProduct } from './product';

/** People of the drive that is taken along. */
const PEOPLE = 1_000;

type Wire = { port: number; bytes: () => number; cut: () => void };

/** A wire to the product that counts what comes over it: the service worker's own requests do not show in the page. */
async function countingWire(to: number): Promise<Wire> {
	let bytes = 0;
	const server = createServer((near) => {
		const far = connect(to, '127.0.0.1');
		far.on('data', (part) => (bytes += part.length));
		for (const end of [near, far]) end.on('error', () => end.destroy());
		near.pipe(far).pipe(near);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { port: (server.address() as AddressInfo).port, bytes: () => bytes, cut: () => void server.close() };
}

/** Where somebody works: the club of an account and its province. */
function clubOf(url: string, email: string): Promise<{ clubId: string; provinceCode: string }> {
	return onConnection(url, async (client) => {
		const { rows } = await client.query<{ clubId: string; provinceCode: string }>(
			`select c.id as "clubId", c.province_code as "provinceCode" from clubs c join memberships m on m.club_id = c.id
			join accounts a on a.id = m.account_id where a.email = $1`,
			[email]
		);
		if (!rows[0]) throw new Error(`${email} has no club.`);
		return rows[0];
	});
}

/** The bytes that come to a new browser until it works without a network at a drive of a thousand people: application, letters and list. */
export async function weighDesk(
	browser: Browser,
	{ baseUrl, ownerDatabaseUrl, superuserUrl }: TestProduct,
	{ email, session }: { email: string; session: { name: string; value: string } }
): Promise<number> {
	const { driveId } = await addHall(ownerDatabaseUrl, await clubOf(superuserUrl, email), PEOPLE);
	const wire = await countingWire(Number(new URL(baseUrl).port));
	try {
		const url = `http://localhost:${wire.port}`;
		const context = await browser.newContext();
		await context.addCookies([
			{ ...session, url },
			{ name: 'PARAGLIDE_LOCALE', value: 'vi', url }
		]);
		const page = await context.newPage();
		await page.goto(`${url}/desk/${driveId}`);
		const ready = page.getByRole('heading', { name: wordsOf('vi')('day_ready'), exact: true });
		await ready.waitFor();
		await page.waitForFunction(async () => Boolean(await caches.match('/desk')));
		await page.getByText(Intl.NumberFormat('vi').format(PEOPLE)).first().waitFor();
		const bytes = wire.bytes();
		await context.close();
		return bytes;
	} finally {
		wire.cut();
	}
}
