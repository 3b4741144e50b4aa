import type { Actor, Membership } from '../src/lib/server/actor';
import { connect, openPool, type Database, type Tx } from '../src/lib/server/db';
import { onConnection } from '../src/lib/server/db/own-connection';
import { beginReport } from '../src/lib/server/reports/begin-report';
import { checksumOf } from '../src/lib/server/reports/checksum';
import { confirmReport } from '../src/lib/server/reports/confirm-report';
import { countReport } from '../src/lib/server/reports/count-report';
import { findReport } from '../src/lib/server/reports/queries';
import { writeTexts } from '../src/lib/server/reports/write-texts';
import { withScope } from '../src/lib/server/scope';
import { periodBefore, type ReportKind } from '../src/lib/reports/period';
import type { TextsInput } from '../src/lib/reports/report-form';
import { firstOfMonth, type CalendarDate } from '../src/lib/time/calendar-date';

const nothing = { summary: '', results: '', people: '', areas: '', drives: '', honours: '', plans: '' };

/** Invented words, each in its language. */
const texts: Omit<TextsInput, 'revision'>[] = [
	{
		...nothing,
		language: 'vi',
		voluntaryPercent: 97,
		summary:
			'Báo cáo minh họa: các câu lạc bộ đã tổ chức các đợt hiến máu theo kế hoạch. Không có sự cố nào về an toàn truyền máu.',
		people: 'Tỷ lệ hiến máu tình nguyện lấy theo số liệu minh họa của trung tâm.',
		plans: 'Kỳ tới tập trung vào các xã miền núi và nhắc người đã đăng ký trước ngày hiến.'
	},
	{
		...nothing,
		language: 'lo',
		voluntaryPercent: 97,
		summary: 'ບົດລາຍງານຕົວຢ່າງ: ສະໂມສອນໄດ້ຈັດກິດຈະກຳບໍລິຈາກເລືອດຕາມແຜນ.',
		plans: 'ໄລຍະຕໍ່ໄປຈະເນັ້ນໃສ່ເມືອງຫ່າງໄກ.'
	}
];

type Officer = Membership & { accountId: string; email: string; fullName: string };

/** Confirms reports of the demo, as its people would: of last month and last quarter; offices have begun the running month's. Where there are any reports it does nothing. */
export async function confirmDemoReports(urls: { ownerUrl: string; appUrl: string }, today: CalendarDate) {
	const officers = await onConnection(urls.ownerUrl, async (client) => {
		await client.query('begin; set local role giot_loader');
		const { rows } = await client.query<Officer>(
			`select a.id as "accountId", a.email, a.full_name as "fullName", m.role, coalesce(m.province_code, c.province_code) as "provinceCode",
				m.club_id as "clubId", c.name as "clubName", null as "driveId", null as "driveTitle"
			from accounts a join memberships m on m.account_id = a.id left join clubs c on c.id = m.club_id
			where a.is_demo and split_part(a.email, '@', 1) in ('thanh-hoa', 'houaphanh', 'tho-xuan') and not exists (select from reports)`
		);
		return rows;
	});
	const pool = openPool(urls.appUrl, 1);
	try {
		for (const officer of officers) await confirmTheirs(connect(pool), officer, today);
	} finally {
		await pool.end();
	}
}

async function confirmTheirs(db: Database, officer: Officer, today: CalendarDate): Promise<void> {
	const { accountId, email, fullName, ...membership } = officer;
	const person = { kind: 'person', locale: 'vi', isDemo: true, passwordAt: new Date(0), sessionId: 'demo' } as const;
	const actor: Actor = { ...person, accountId, email, fullName, memberships: [membership] };
	const kinds: ReportKind[] = officer.clubId ? ['month'] : ['month', 'quarter'];
	for (const kind of kinds)
		await withScope(db, { kind: 'actor', actor }, (tx) => confirmOne(tx, actor, { kind, officer, today }));
	if (!officer.clubId)
		await withScope(db, { kind: 'actor', actor }, (tx) => beginRunningMonth(tx, actor, officer, today));
}

function beginRunningMonth(tx: Tx, actor: Actor, { provinceCode, clubId }: Officer, today: CalendarDate) {
	return beginReport(
		tx,
		actor,
		{ kind: 'month', startsOn: firstOfMonth(today), provinceCode: provinceCode ?? '', clubId },
		today
	);
}

type One = { kind: ReportKind; officer: Officer; today: CalendarDate };

async function confirmOne(tx: Tx, actor: Actor, { kind, officer, today }: One): Promise<void> {
	const period = periodBefore(kind, today);
	const of = { kind, startsOn: period.from, provinceCode: officer.provinceCode ?? '', clubId: officer.clubId };
	const begun = await beginReport(tx, actor, of, today);
	const report = begun.ok ? await findReport(tx, begun.value.id) : null;
	if (!report) return;
	for (const [nth, written] of texts.entries()) await writeTexts(tx, actor, report, { ...written, revision: nth + 1 });
	const seen = checksumOf(await countReport(tx, actor, report, today));
	const now = new Date(`${today}T00:30:00+07:00`);
	await confirmReport(tx, actor, { report, input: { revision: texts.length + 1, seen }, now });
}
