import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { emptyReport } from './empty-report';
import { allOwners, canary, never, provinceOf, sealed, type Owner, type Ids, type Insert } from './two-provinces';

/** What a province tells other programs: where, under which names, and who reads it with a key. */
export async function addDataForOthersOf(insert: Insert, owner: Owner, account: string) {
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	const [mark, uid] = [canary(owner), 'aBcDeFgHi01'];
	await insert('api_keys', { id: v7(), province_code, label: mark, token_hash: `key ${mark}`, created_by: account });
	const server = { address: `https://${mark}.example`, auth: 'basic', username: mark, secret_sealed: sealed };
	await insert('dhis2_servers', { id: v7(), province_code, data_set: uid, set_by: account, ...server });
	await insert('dhis2_mappings', { id: v7(), province_code, figure: mark, uid });
	const month = { period: `20260${1 + allOwners.indexOf(owner)}`, payload: mark, payload_hash: mark };
	await insert('dhis2_pushes', { id: v7(), province_code, ...month, asked_by: account, next_at: never });
}

/** A month of which a demonstration confirms nothing. */
const reportedMonth = '2016-10-01';

/** What was handed in, what was found afterwards, and what is still a draft. */
export async function addReportsOf(insert: Insert, owner: Owner, { club, drive }: Pick<Ids, 'club' | 'drive'>) {
	const [report, confirmed, mark] = [v7(), v7(), canary(owner)];
	const place = { province_code: provinceOf[owner[0] as 'A' | 'B'], club_id: club };
	await insert('reports', { id: report, ...place, kind: 'month', starts_on: reportedMonth, created_by: drive });
	const texts = JSON.stringify({ vi: { summary: mark } });
	const figures = JSON.stringify(emptyReport('month', reportedMonth));
	const frozen = { figures, checksum: '0'.repeat(64), confirmed_at: '2016-11-05', confirmed_by: drive };
	await insert('report_versions', { id: confirmed, report_id: report, version: 1, texts, ...frozen });
	await insert('report_versions', { id: v7(), report_id: report, version: 2, texts });
	await insert('report_notes', {
		id: v7(),
		version_id: confirmed,
		text: mark,
		noted_at: '2016-11-06',
		noted_by: drive
	});
}

/** To whom reports are sent; not due, so that a product on these data does not begin to send them. */
export async function addScheduleOf(insert: Insert, owner: Owner, { club, account, donor }: Ids) {
	const place = { province_code: provinceOf[owner[0] as 'A' | 'B'], club_id: club };
	const every = { kind: 'year', locale: 'vi', day_of_month: 5, created_at: never, created_by: account };
	await insert('report_schedules', { id: donor, ...place, account_id: account, ...every });
	await insert('report_mailings', { schedule_id: donor, starts_on: '2025-01-01', told_at: '2026-01-05' });
}

/** What a province tells the other one, or is about to: each owner has a year of its own. */
export async function addExchangeOf(insert: Insert, owner: Owner, { account }: Pick<Ids, 'account'>) {
	const province_code = provinceOf[owner[0] as 'A' | 'B'];
	const [mark, year, meeting, release] = [canary(owner), 2001 + allOwners.indexOf(owner), v7(), v7()];
	const border = ['380', '381', '382', '702', '703', '705'][allOwners.indexOf(owner)];
	await insert('exchange_borders', { area_code: border, province_code, changed_by: account });
	await insert('exchange_drafts', { id: v7(), province_code, year, differently: mark, models: '{}' });
	await insert('exchange_meetings', { id: meeting, year, host_code: province_code, topics: mark });
	await insert('exchange_points', { id: v7(), meeting_id: meeting, agreed: mark });
	const public_key = createHash('sha256').update(mark).digest('hex');
	await insert('exchange_keys', { id: v7(), province_code, public_key, added_by: account });
	const body = JSON.stringify({ differently: mark });
	const checksum = createHash('sha256').update(body).digest('hex');
	const released = { released_at: '2026-11-20', released_by: account };
	await insert('exchange_releases', { id: release, province_code, year, version: 1, body, checksum, ...released });
	await insert('exchange_notes', {
		id: v7(),
		release_id: release,
		note: mark,
		noted_at: '2026-11-20',
		noted_by: account
	});
}
