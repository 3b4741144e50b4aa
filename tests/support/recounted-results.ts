import type pg from 'pg';
import { FIGURES, noFigures, type Figure, type Figures } from '../../src/lib/collections/figures';
import type { Breakdown, CollectionsFilter } from '../../src/lib/collections/filter';
import { splitsDonations } from '../../src/lib/collections/combination';

type Drive = {
	id: string;
	province_code: string;
	area_code: string | null;
	then_code: string | null;
	now_code: string | null;
	outside_province: boolean;
	club_id: string | null;
	campaign_id: string | null;
	venue_kind: string | null;
	starts_on: string;
	ends_on: string;
	date_precision: 'day' | 'month' | 'year';
	timezone: string;
	status: string;
	result_kind: 'counted' | 'reported';
	reported: {
		registered: number | null;
		donated: number | null;
		units: number | null;
		volume_ml: number | null;
	} | null;
};
type Donation = {
	drive_id: string;
	donor_id: string;
	donated_on: string;
	volume_ml: number;
	units: number;
	first_time: boolean;
	sex: string | null;
	age_band: string | null;
	abo: string | null;
	rhd: string | null;
	component: string;
	hour: string;
};
type Registration = { drive_id: string; state: string; class: string | null; was_fit: boolean };

/** Every row that results are made of, read past all policies. */
export type Rows = {
	drives: Drive[];
	donations: Donation[];
	registrations: Registration[];
	tetDays: Map<number, string>;
};

/** Reads every row that results are made of. */
export async function readRows(client: pg.ClientBase): Promise<Rows> {
	const read = async <Row>(text: string) => (await client.query(text)).rows as Row[];
	const tet = await read<{ year: number; day: string }>('select year, day::text from tet_days');
	return {
		drives:
			await read<Drive>(`select d.id, d.province_code, d.area_code, u.then_code, u.now_code, d.outside_province, d.club_id, d.campaign_id,
			v.kind as venue_kind, d.starts_on::text, d.ends_on::text, d.date_precision, d.timezone, d.status, d.result_kind,
			(select to_json(r) from reported_results r where r.drive_id = d.id) as reported
			from drives d left join area_rollups u on u.code = d.area_code left join venues v on v.id = d.venue_id`),
		donations:
			await read<Donation>(`select n.drive_id, n.donor_id, n.donated_on::text, n.volume_ml, n.units, n.first_time, n.sex, n.age_band, n.abo, n.rhd,
			n.component, case when (n.occurred_at at time zone d.timezone)::date = n.donated_on
				then lpad(extract(hour from n.occurred_at at time zone d.timezone)::text, 2, '0') else '' end as hour
			from donations n join drives d on d.id = n.drive_id`),
		registrations: await read<Registration>(`select r.drive_id, r.state,
			(select x.class from deferrals x where x.registration_id = r.id order by x.id desc limit 1) as class,
			exists (select from registration_events e where e.registration_id = r.id and e.from_state = 'fit' and e.to_state = r.state) as was_fit
			from registrations r`),
		tetDays: new Map(tet.map(({ year, day }) => [year, day]))
	};
}

type Question = Pick<CollectionsFilter, 'from' | 'to' | 'areas' | 'source' | 'area' | 'club' | 'campaign'>;
type Recount = Map<string, Figures>;

/** The figures of every row of a breakdown, counted row by row without any tally: what charts, tables and files must show. */
export function recounted(rows: Rows, question: Question, by: Breakdown): Recount {
	const recount: Recount = new Map();
	for (const drive of rows.drives.filter((one) => isAsked(one, question))) {
		if (drive.result_kind === 'reported') addReported(recount, rows, drive, question, by);
		else addCounted(recount, rows, drive, question, by);
	}
	return recount;
}

function isAsked(drive: Drive, { areas, area, club, campaign }: Question): boolean {
	const code = areas === 'then' ? drive.then_code : drive.now_code;
	return (
		(area === null || code === area) &&
		(club === null || drive.club_id === club) &&
		(campaign === null || drive.campaign_id === campaign)
	);
}

function addCounted(recount: Recount, rows: Rows, drive: Drive, question: Question, by: Breakdown): void {
	if (question.source === 'reported') return;
	const isIn = (day: string) => (!question.from || day >= question.from) && (!question.to || day <= question.to);
	if (by !== 'reason')
		for (const one of rows.donations.filter((donation) => donation.drive_id === drive.id && isIn(donation.donated_on)))
			add(recount, slotOf(rows, drive, question, by, one), {
				donations: 1,
				units: one.units,
				volumeMl: one.units * one.volume_ml,
				firstTime: one.first_time ? 1 : 0
			});
	if (!['running', 'closed', 'confirmed'].includes(drive.status) || !isIn(drive.starts_on)) return;
	const people = rows.registrations.filter((one) => one.drive_id === drive.id);
	if (by === 'reason') {
		for (const one of people.filter(({ state }) => state === 'deferred'))
			add(recount, one.class ?? 'other', { deferred: 1 });
		return;
	}
	if (splitsDonations(by)) return;
	const slot = slotOf(rows, drive, question, by, null);
	add(recount, slot, { drives: 1 });
	for (const one of people) add(recount, slot, countedAs(one));
}

function countedAs({ state, was_fit }: Registration): Partial<Figures> {
	const came = ['arrived', 'fit', 'deferred', 'donated', 'left'].includes(state);
	return {
		registered: came || ['registered', 'confirmed', 'no_show'].includes(state) ? 1 : 0,
		arrived: came ? 1 : 0,
		fit: ['fit', 'donated'].includes(state) || (['deferred', 'left'].includes(state) && was_fit) ? 1 : 0,
		deferred: state === 'deferred' ? 1 : 0,
		left: state === 'left' ? 1 : 0,
		noShow: state === 'no_show' ? 1 : 0
	};
}

function addReported(recount: Recount, rows: Rows, drive: Drive, question: Question, by: Breakdown): void {
	const { from, to, source } = question;
	if (!drive.reported || drive.status === 'cancelled' || source === 'counted' || by === 'reason') return;
	const touches = (!from || drive.ends_on >= from) && (!to || drive.starts_on <= to);
	const lies =
		(!from || drive.starts_on >= from) &&
		(!to || (drive.date_precision === 'day' ? drive.starts_on : drive.ends_on) <= to);
	if (drive.date_precision === 'day' ? !lies : !touches) return;
	const { registered, donated, units, volume_ml } = drive.reported;
	const slot = lies ? slotOf(rows, drive, question, by, null) : 'not_placed';
	add(recount, slot, { drives: 1, registered, donations: donated, units, volumeMl: volume_ml });
}

/** Where a donation, or a drive itself, is counted. */
function slotOf(
	{ tetDays }: Pick<Rows, 'tetDays'>,
	drive: Drive,
	{ areas }: Question,
	by: Breakdown,
	donation: Donation | null
): string {
	if (['district', 'area', 'province'].includes(by) && drive.outside_province) return 'outside';
	const day = donation?.donated_on ?? drive.starts_on;
	const precision = donation ? 'day' : drive.date_precision;
	const date = new Date(`${day}T00:00:00Z`);
	const exact = (key: string) => (precision === 'day' ? key : '');
	const keys: Partial<Record<Breakdown, () => string | null | undefined>> = {
		district: () => (areas === 'then' ? drive.then_code : drive.now_code),
		area: () => (areas === 'then' ? drive.then_code : drive.now_code),
		province: () => drive.province_code,
		club: () => drive.club_id,
		campaign: () => drive.campaign_id,
		venue: () => drive.venue_kind,
		drive: () => drive.id,
		year: () => day.slice(0, 4),
		quarter: () => (precision === 'year' ? '' : `${day.slice(0, 4)}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`),
		month: () => (precision === 'year' ? '' : day.slice(0, 7)),
		day: () => exact(day),
		weekday: () => exact(String(date.getUTCDay() || 7)),
		tet: () => exact(tetSeason(tetDays, date)),
		volume: () =>
			donation && (['250', '350', '450'].includes(String(donation.volume_ml)) ? String(donation.volume_ml) : 'other'),
		component: () => donation?.component,
		group: () => donation && `${donation.abo ?? ''}${donation.rhd ?? ''}`,
		sex: () => donation?.sex,
		age: () => donation?.age_band,
		sex_age: () => donation && `${donation.sex ?? ''} ${donation.age_band ?? ''}`,
		first: () => donation && (donation.first_time ? 'first' : 'repeat'),
		hour: () => donation?.hour
	};
	return keys[by]?.() ?? '';
}

function tetSeason(tetDays: ReadonlyMap<number, string>, date: Date): string {
	for (const year of [date.getUTCFullYear(), date.getUTCFullYear() + 1]) {
		const tet = tetDays.get(year);
		const days = tet ? (date.getTime() - Date.parse(`${tet}T00:00:00Z`)) / 86_400_000 : NaN;
		if (days >= -30 && days < 0) return `${year}-before`;
		if (days >= 0 && days < 30) return `${year}-after`;
	}
	return 'outside';
}

function add(recount: Recount, slot: string, figures: Partial<Figures>): void {
	const sum = recount.get(slot) ?? { ...noFigures };
	for (const figure of FIGURES) {
		const one = figures[figure];
		if (one !== null && one !== undefined) sum[figure] = (sum[figure] ?? 0) + one;
	}
	recount.set(slot, sum);
}

/** The rows of a recount in which anything is not nothing. */
export function somewhere(recount: ReadonlyMap<string, Figures>, figures: readonly Figure[]): Record<string, number[]> {
	const rows = [...recount].map(([key, row]) => [key, figures.map((figure) => row[figure] ?? 0)] as const);
	return Object.fromEntries(rows.filter(([, row]) => row.some((one) => one !== 0)));
}
