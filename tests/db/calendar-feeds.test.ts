import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { instantOf } from '../../src/lib/time/instant';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import type { Actor } from '../../src/lib/server/actor';
import { driveCalendar } from '../../src/lib/server/calendar/drive-calendar';
import { driveEvents } from '../../src/lib/server/calendar/events';
import { feedById, feedSubjects, makeFeed, revokeFeed, standingFeeds } from '../../src/lib/server/calendar/feeds';
import { moveDrive } from '../../src/lib/server/calendar/move-drive';
import { readFeed } from '../../src/lib/server/calendar/read-feed';
import { findDrive } from '../../src/lib/server/drives/queries';
import { as, club, database, openDonors, registrar } from '../support/donor-registry';
import { addActor, addClub, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const now = new Date('2026-11-23T03:00:00Z');
let admin: Actor;
let office: Actor;
let other: string;
let campaign: string;

beforeAll(async () => {
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	office = await addActor(database.superuserUrl, 'province_coordinator');
	other = await addClub(database.superuserUrl, 'CLB Bên Sông');
	campaign = String((await truth("select id from campaigns where seed_key = 'giot-hong-xu-thanh'"))[0]?.id);
	await truth("delete from drives where province_code = 'LA-HO'");
});

type Fresh = {
	title: string;
	day?: string;
	last?: string;
	status?: string;
	clubId?: string | null;
	precision?: string;
};

async function drive({
	title,
	day = '2026-12-06',
	last = day,
	status = 'open',
	clubId = club,
	precision = 'day'
}: Fresh) {
	const id = v7();
	await truth(
		`insert into drives (id, province_code, club_id, area_code, campaign_id, title, status, starts_on, ends_on, date_precision, timezone, opens_at,
			closes_at, cancel_reason)
		values ($1, 'VN-21', $2, '16012', $3, $4, $5, $6, $7, $8, 'Asia/Ho_Chi_Minh', '07:00', '11:30', $9)`,
		[id, clubId, campaign, title, status, day, last, precision, status === 'cancelled' ? 'bão' : null]
	);
	if (precision === 'day')
		await truth(
			`insert into drive_days (drive_id, held_on, opens_at, closes_at)
			select $1, d::date, '07:00', '11:30' from generate_series($2::date, $3::date, interval '1 day') d`,
			[id, day, last]
		);
	return id;
}

/** Makes a feed and gives the token of its address. */
async function made(actor: Actor, of: string) {
	const result = await as(actor, (tx) => makeFeed(tx, { actor, of, locale: 'vi' }));
	if (!result.ok) throw new Error(result.refusal);
	const feeds = await as(actor, (tx) => standingFeeds(tx, actor, 'vi'));
	const address = feeds.find(({ id }) => id === result.value.id)?.address ?? '';
	expect(address).toMatch(/^http:\/\/.*\/calendar\/[\w-]{43}\.ics$/);
	return { id: result.value.id, token: /([\w-]{43})\.ics$/.exec(address)?.[1] ?? '' };
}

const eventsIn = (text: string) => {
	const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
	for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
	return root.getAllSubcomponents('vevent').map((one) => {
		const event = new ICAL.Event(one);
		const start = event.startDate.toJSDate().toISOString();
		const [id, place] = event.uid.split('@')[0]?.split('.') ?? [];
		return {
			id,
			place,
			title: event.summary,
			start,
			sequence: event.sequence,
			status: one.getFirstPropertyValue('status')
		};
	});
};
const read = async (token: string) => {
	const feed = await readFeed(token, now);
	return feed && eventsIn(feed.text);
};
const titles = async (token: string) => [...new Set((await read(token))?.map(({ title }) => title))].sort();

describe('a feed', () => {
	let ids: Record<'ours' | 'draft' | 'cancelled' | 'others', string>;
	beforeAll(async () => {
		ids = {
			ours: await drive({ title: 'Của ta', last: '2026-12-07' }),
			draft: await drive({ title: 'Bản nháp', status: 'draft' }),
			cancelled: await drive({ title: 'Đã hủy', status: 'cancelled' }),
			others: await drive({ title: 'Của bạn', clubId: other })
		};
		await drive({ title: 'Chưa rõ ngày', precision: 'month', day: '2026-12-01', last: '2026-12-31' });
		await drive({ title: 'Lâu rồi', day: '2025-10-01' });
	});

	test('of a club tells all its drives whose days are known, drafts too, as the database has them', async () => {
		const { token } = await made(admin, `club:${club}`);
		const days = await truth(
			`select d.id, d.title, d.status, d.version, y.held_on::text as day, row_number() over (partition by d.id order by y.held_on)::int as place
			from drives d join drive_days y on y.drive_id = d.id where d.club_id = $1 and d.ends_on >= '2025-10-20' order by d.starts_on, d.id, y.held_on`,
			[club]
		);
		const status: Record<string, string> = { draft: 'TENTATIVE', cancelled: 'CANCELLED' };
		expect(await read(token)).toEqual(
			days.map((one) => ({
				id: one.id,
				place: String(one.place),
				title: one.title,
				start: instantOf(one.day as CalendarDate, '07:00', 'Asia/Ho_Chi_Minh').toISOString(),
				sequence: one.version,
				status: status[String(one.status)] ?? 'CONFIRMED'
			}))
		);
		expect(days).toHaveLength(4);
	});

	test('of a province tells those of all its clubs, of a campaign what is announced', async () => {
		expect(await titles((await made(office, 'province:VN-21')).token)).toEqual(
			expect.arrayContaining(['Bản nháp', 'Của bạn', 'Của ta', 'Đã hủy'])
		);
		expect(await titles((await made(office, `campaign:${campaign}`)).token)).toEqual(['Của bạn', 'Của ta', 'Đã hủy']);
	});

	test('follows a drive that is moved under the same id, with a higher number, and has another mark', async () => {
		const { token } = await made(admin, `club:${club}`);
		const before = await readFeed(token, now);
		expect((await readFeed(token, now))?.mark).toBe(before?.mark);
		const stored = await as(admin, (tx) => findDrive(tx, ids.ours));
		if (!stored) throw new Error('no such drive');
		const startsOn = '2026-12-12' as CalendarDate;
		const moving = { actor: admin, drive: stored, startsOn, changeReason: 'bão', version: stored.version, now };
		expect(await as(admin, (tx) => moveDrive(tx, moving))).toMatchObject({ ok: true });
		const after = await readFeed(token, now);
		expect(after?.mark).not.toBe(before?.mark);
		expect(after?.changedAt?.getTime()).toBeGreaterThan(before?.changedAt?.getTime() ?? 0);
		expect(eventsIn(after?.text ?? '').filter(({ id }) => id === ids.ours)).toMatchObject([
			{ place: '1', start: '2026-12-12T00:00:00.000Z', sequence: 2 },
			{ place: '2', start: '2026-12-13T00:00:00.000Z', sequence: 2 }
		]);
	});

	test('is over once it is taken back, for whoever reads it', async () => {
		const { id, token } = await made(admin, `club:${club}`);
		const feed = await as(admin, (tx) => feedById(tx, id));
		if (!feed) throw new Error('no such feed');
		await as(admin, (tx) => revokeFeed(tx, admin, { feed, now }));
		await as(admin, (tx) => revokeFeed(tx, admin, { feed, now }));
		expect(await readFeed(token, now)).toBeNull();
		expect((await as(admin, (tx) => standingFeeds(tx, admin, 'vi'))).map((one) => one.id)).not.toContain(id);
		const actions = await truth('select action from audit_entries where object_id = $1 order by at, id', [id]);
		expect(actions.map(({ action }) => action)).toEqual(['calendar_feed.made', 'calendar_feed.revoked']);
	});

	test.each(['suspended', 'ended'])('is over once the role of whoever made it is %s', async (state) => {
		const leaving = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		const { token } = await made(leaving, `club:${club}`);
		expect(await readFeed(token, now)).not.toBeNull();
		await truth('update memberships set state = $2 where account_id = $1', [leaving.accountId, state]);
		expect(await readFeed(token, now)).toBeNull();
	});

	test('control: without that question it would go on', async () => {
		const leaving = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
		const { token } = await made(leaving, `club:${club}`);
		await truth("update memberships set state = 'ended' where account_id = $1", [leaving.accountId]);
		const [stored] = await truth("select pg_get_functiondef('giot_calendar_feed()'::regprocedure) as body");
		const body = String(stored?.body);
		try {
			await truth(body.replace('and giot_holds_today(m)', ''));
			expect(await readFeed(token, now)).not.toBeNull();
		} finally {
			await truth(body);
		}
		expect(await readFeed(token, now)).toBeNull();
	});

	test('is not found by a token that nobody was given', async () => {
		for (const token of ['', 'x', 'A'.repeat(43)]) expect(await readFeed(token, now)).toBeNull();
	});
});

describe('who makes feeds', () => {
	const offered = async (actor: Actor) =>
		(await as(actor, (tx) => feedSubjects(tx, actor, 'vi'))).map(({ value }) => value.split(':')[0]);

	test('admins for their clubs, an office for its province, its clubs and campaigns', async () => {
		expect(await offered(admin)).toEqual(['club']);
		expect(await offered(registrar)).toEqual([]);
		expect([...new Set(await offered(office))].sort()).toEqual(['campaign', 'club', 'province']);
	});

	test('nobody for what is another’s', async () => {
		for (const of of [`club:${other}`, 'province:VN-21', 'province:LA-HO', `campaign:${campaign}`])
			expect(await as(admin, (tx) => makeFeed(tx, { actor: admin, of, locale: 'vi' }))).toMatchObject({
				refusal: 'unknown_subject'
			});
	});
});

test('one drive is a file for whoever sees it, none where its days are not known', async () => {
	const known = await drive({ title: 'Một đợt', day: '2026-12-20' });
	const vague = await drive({ title: 'Chưa rõ', precision: 'month', day: '2027-01-01', last: '2027-01-31' });
	const foreign = await drive({ title: 'Xa', clubId: other });
	const fileOf = (id: string) => as(registrar, (tx) => driveEvents(tx, id, 'lo'));
	const found = await fileOf(known);
	expect(found && eventsIn(driveCalendar(found.drive, found.days))).toMatchObject([
		{ title: 'Một đợt', start: '2026-12-20T00:00:00.000Z' }
	]);
	expect([await fileOf(vague), await fileOf(foreign)]).toEqual([null, null]);
});
