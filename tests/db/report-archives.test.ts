import { generateKeyPairSync, sign } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { done } from '../../src/lib/result';
import { checkArchive, readReportArchive } from '../../src/lib/server/reports/check-archive';
import { reportArchive } from '../../src/lib/server/reports/report-archive';
import { reportShown } from '../../src/lib/server/reports/report-page';
import { inScope } from '../../src/lib/server/scope';
import { sha256 } from '../../src/lib/server/sha256';
import { admin, database, openAccounts, truth } from '../support/accounts';
import { begun, confirmed, countedDrive, now, office, openReports } from '../support/reporting';
import { addActor } from '../support/society';

openAccounts();
openReports();

describe('a confirmed report is signed as an archive', () => {
	async function archived() {
		await countedDrive('2027-03-10', 1);
		const report = await begun(office, 'month', '2027-03-01');
		await confirmed(office, report);
		const shown = await inScope(office, (tx) => reportShown(tx, office, { report, version: null, now }));
		const confirmedAt = shown?.version.confirmedAt;
		if (!shown || !confirmedAt) return expect.unreachable();
		const words = { title: 'Báo cáo', locale: 'vi', beside: 'lo' } as const;
		const bytes = await reportArchive(report, { ...shown, version: { ...shown.version, confirmedAt } }, words);
		return { bytes, report, checksum: shown.version.checksum };
	}
	async function check(bytes: Uint8Array, actor = office) {
		const read = readReportArchive(bytes);
		return read.ok ? done(await inScope(actor, (tx) => checkArchive(tx, actor, read.value))) : read;
	}

	test('that is found whole, ours and the same as here', async () => {
		const { bytes, report, checksum } = await archived();
		const { kind, startsOn, clubName, province } = report;
		const same = { signedBy: 'us', here: 'same', checksum, version: 1, notes: [] };
		const said = { kind, startsOn, clubName, province: { nameVi: province.nameVi } };
		expect(await check(bytes)).toMatchObject({ ok: true, value: { ...same, head: said } });
		expect(await check(bytes, admin)).toMatchObject({ ok: true, value: { signedBy: 'us', here: 'none' } });
	});

	test('that differs from a version here which was changed since, and has none where nobody may see it', async () => {
		const { bytes, report } = await archived();
		const far = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
		expect(await check(bytes, far)).toMatchObject({ ok: true, value: { here: 'none' } });
		await truth('update report_versions set checksum = repeat($2, 64) where report_id = $1', [report.id, 'a']);
		expect(await check(bytes)).toMatchObject({ ok: true, value: { here: 'differs' } });
	});

	test('of which every change shows', async () => {
		const { bytes } = await archived();
		const files = unzipSync(bytes);
		for (const name of ['report.json', 'notes.json', 'report.xlsx', 'manifest.json', 'signature.txt']) {
			const changed = Uint8Array.from(files[name] ?? []);
			changed[1] = (changed[1] ?? 0) ^ 1;
			expect(await check(zipSync({ ...files, [name]: changed })), name).toMatchObject({ ok: false });
		}
		expect(await check(zipSync({ ...files, 'more.txt': new Uint8Array(1) }))).toMatchObject({
			refusal: 'not_an_archive'
		});
	});

	/** An archive of these files that somebody else signed. */
	function signedElsewhere(files: Record<string, Uint8Array>) {
		const { privateKey, publicKey } = generateKeyPairSync('ed25519');
		const theirs = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
		const { 'manifest.json': _manifest, 'signature.txt': _signature, ...own } = files;
		const checksums = Object.fromEntries(Object.entries(own).map(([name, file]) => [name, sha256(file)]));
		const manifest = JSON.stringify({ format: 1, of: 'report', publicKey: theirs, checksums });
		const signature = sign(null, Buffer.from(manifest), privateKey).toString('hex');
		const whole = { ...own, 'manifest.json': strToU8(manifest), 'signature.txt': strToU8(signature) };
		return { bytes: zipSync(whole), theirs };
	}

	test('of which another key is told, and is theirs only for the province for which it is trusted', async () => {
		const { bytes, theirs } = signedElsewhere(unzipSync((await archived()).bytes));
		expect(await check(bytes)).toMatchObject({
			ok: true,
			value: { signedBy: 'unknown', publicKey: theirs, here: 'same' }
		});
		const trust = (province: string) =>
			truth('insert into exchange_keys (id, province_code, public_key, added_by) values ($1, $2, $3, $4)', [
				v7(),
				province,
				theirs,
				office.accountId
			]);
		await trust('LA-HO');
		expect(await check(bytes)).toMatchObject({ ok: true, value: { signedBy: 'unknown' } });
		await trust('VN-21');
		expect(await check(bytes)).toMatchObject({ ok: true, value: { signedBy: { nameVi: 'Thanh Hóa' } } });
		expect(await check(bytes, admin)).toMatchObject({ ok: true, value: { signedBy: 'not_told', publicKey: theirs } });
	});

	test.each([
		['a version that no column holds', { version: 2 ** 40 }],
		['a day that is none', { report: { startsOn: '2027-02-31' } }],
		['a day on which no such period begins', { report: { startsOn: '2027-03-02' } }],
		['a year before there were reports', { report: { startsOn: '0001-03-01' } }],
		['a code that is none', { report: { provinceCode: 'VN-\u0000' } }]
	])('is none with %s, whoever signed it', async (_, odd) => {
		const files = unzipSync((await archived()).bytes);
		const said = JSON.parse(strFromU8(files['report.json'] ?? new Uint8Array())) as { report: object };
		const oddly = { ...said, ...odd, report: { ...said.report, ...('report' in odd ? odd.report : {}) } };
		const { bytes } = signedElsewhere({ ...files, 'report.json': strToU8(JSON.stringify(oddly)) });
		expect(await check(bytes)).toMatchObject({ refusal: 'not_an_archive' });
	});
});
