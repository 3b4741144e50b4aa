import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { packRelease } from '../../src/lib/server/exchange/archive';
import { bringInArchive } from '../../src/lib/server/exchange/bring-in';
import { yearReport } from '../../src/lib/server/exchange/exchange-page';
import { installationKey } from '../../src/lib/server/archives/installation-key';
import { distrustKey, trustedKeys, trustKey } from '../../src/lib/server/exchange/keys';
import { releasesOf } from '../../src/lib/server/exchange/releases';
import { givers, installation, now, YEAR, type Installation } from '../support/exchange';
import { asSuperuser } from '../support/society';

/** The neighbours' installation, where they release, and ours, to which their archive is carried. */
let there: Installation;
let here: Installation;

const THEIRS = { provinceCode: 'LA-HO', year: YEAR };
const ours = () => here.office('VN-21');

/** The archive of what they have released last. */
async function archive(): Promise<Uint8Array> {
	const [newest] = await there.as(there.office('LA-HO'), (tx) => releasesOf(tx, THEIRS));
	return packRelease({
		...(newest ?? expect.unreachable()),
		notes: [{ note: 'Sửa một chữ', notedAt: now.toISOString() }]
	});
}

const bring = (bytes: Uint8Array, year = YEAR) => here.as(ours(), (tx) => bringInArchive(tx, ours(), { bytes, year }));
const trust = (publicKey = installationKey(), provinceCode = 'LA-HO') =>
	here.as(ours(), (tx) => trustKey(tx, ours(), { provinceCode, publicKey }));

/** The same archive with one byte of one of its files changed. */
function tampered(bytes: Uint8Array, name: string, at = 40): Uint8Array {
	const files = unzipSync(bytes);
	const file = files[name] ?? expect.unreachable();
	file[at] = (file[at] ?? 0) === 0x31 ? 0x32 : 0x31;
	return zipSync(files);
}

beforeAll(async () => {
	there = await installation({ offices: ['LA-HO'] });
	here = await installation({ offices: ['VN-21'] });
	await there.drive('LA-HO', '704', givers(25));
	await there.release('LA-HO');
});

beforeEach(() => asSuperuser(here.url, 'truncate exchange_keys, exchange_notes, exchange_releases'));

afterAll(async () => {
	await there.close();
	await here.close();
});

describe('an archive of the other installation', () => {
	test('is brought in once its key is trusted, and is then what they released, with its notes', async () => {
		await trust();
		expect(await bring(await archive())).toMatchObject({ ok: true, value: THEIRS });
		for (const actor of [ours(), here.viewer]) {
			const { sides } = await here.as(actor, (tx) => yearReport(tx, actor, { year: YEAR, versions: () => null }));
			const theirs = sides.find(({ province }) => province.code === 'LA-HO');
			expect(theirs?.release).toMatchObject({ archived: true, version: 1, notes: [{ note: 'Sửa một chữ' }] });
			expect(theirs?.release?.statement.shown.donations).toBe(25);
		}
	});

	test('is refused while nobody trusts its key, when it is trusted no longer, and when it is trusted for another province', async () => {
		expect(await bring(await archive())).toMatchObject({ refusal: 'unknown_key', details: { key: installationKey() } });
		await trust();
		const [key] = await here.as(ours(), trustedKeys);
		expect(await here.as(ours(), (tx) => distrustKey(tx, ours(), key?.id ?? '', now))).toBe(true);
		expect(await bring(await archive())).toMatchObject({ refusal: 'unknown_key' });
		await trust('ab'.repeat(32));
		expect(await bring(await archive())).toMatchObject({ refusal: 'unknown_key' });
	});

	test.each(['statement.json', 'notes.json', 'manifest.json'])(
		'is refused when a byte of %s was changed',
		async (name) => {
			await trust();
			const answer = await bring(tampered(await archive(), name, name === 'notes.json' ? 12 : 40));
			expect(answer).toMatchObject({ ok: false });
			expect(['tampered', 'not_an_archive']).toContain(answer.ok ? '' : answer.refusal);
			expect(await here.as(ours(), (tx) => releasesOf(tx, THEIRS))).toEqual([]);
		}
	);

	test('is refused with the signature of another', async () => {
		await trust();
		expect(await bring(tampered(await archive(), 'signature.txt'))).toMatchObject({ refusal: 'tampered' });
	});

	test('is refused for another year, when it is here already, and when a newer one is', async () => {
		await trust();
		const first = await archive();
		expect(await bring(first, 2024)).toMatchObject({ refusal: 'wrong_year', details: { year: YEAR } });
		expect(await bring(first)).toMatchObject({ ok: true });
		expect(await bring(first)).toMatchObject({ refusal: 'already_here' });
		await there.release('LA-HO');
		const second = await archive();
		expect(await bring(second)).toMatchObject({ ok: true });
		await asSuperuser(here.url, 'delete from exchange_notes');
		await asSuperuser(here.url, 'delete from exchange_releases where version = 1');
		expect(await bring(first)).toMatchObject({ refusal: 'older_version' });
	});

	test('is refused when it is none, or holds more than it should', async () => {
		await trust();
		expect(await bring(new Uint8Array([1, 2, 3]))).toMatchObject({ refusal: 'not_an_archive' });
		const files = unzipSync(await archive());
		expect(await bring(zipSync({ ...files, 'more.json': new Uint8Array(2) }))).toMatchObject({
			refusal: 'not_an_archive'
		});
		const bomb = { ...files, 'statement.json': new Uint8Array(20_000_000) };
		expect(await bring(zipSync(bomb))).toMatchObject({ refusal: 'not_an_archive' });
	});
});

describe('a province whose office works here', () => {
	test('is spoken for by nobody else: neither its key nor its archive is taken', async () => {
		const both = await installation();
		const office = both.office('VN-21');
		const key = { provinceCode: 'LA-HO', publicKey: installationKey() };
		expect(await both.as(office, (tx) => trustKey(tx, office, key))).toMatchObject({ refusal: 'own_province' });
		const bytes = await archive();
		expect(await both.as(office, (tx) => bringInArchive(tx, office, { bytes, year: YEAR }))).toMatchObject({
			refusal: 'own_province'
		});
		await both.close();
	});
});
