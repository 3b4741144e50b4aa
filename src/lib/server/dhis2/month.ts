import { buildValues, type Built, type Mapping } from '$lib/dhis2/build-values';
import { commentText } from '$lib/dhis2/comment-words';
import { notPlaced, placedFigures, type MonthRows, type NotPlaced } from '$lib/dhis2/placed-figures';
import { breakdownsOf, SENT_FIGURES } from '$lib/dhis2/sent-figures';
import { lastOfMonth, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { provinceByCode } from '../areas/queries';
import { measuredRows } from '../collections/breakdown';
import type { Tx } from '../scope';
import { mappingOf } from './mappings';
import type { Server } from './server';

/** A month as it would be told, and what is not in it. */
export type Month = Built & NotPlaced & { mapping: Mapping };

/** Which month, `YYYY-MM`; `completeOn` is the day on which it is said to be complete, or null. */
export type Asked = { server: Server; month: string; completeOn: CalendarDate | null };

/** Counts a month of a province and makes the payload of it. */
export async function monthOf(tx: Tx, actor: Actor, { server, month, completeOn }: Asked): Promise<Month> {
	const { provinceCode, dataSet } = server;
	const mapping = await mappingOf(tx, provinceCode);
	const province = await provinceByCode(tx, provinceCode);
	const locale = province?.country === 'LA' ? 'lo' : 'vi';
	const rows = await rowsOf(tx, actor, server, month, mapping);
	const figures = placedFigures(rows, SENT_FIGURES, {
		provinceCode,
		commentOf: (caution) => commentText(caution, locale)
	});
	const told = { dataSet, period: month.replace('-', ''), provinceCode, completeOn };
	return { ...buildValues(told, figures, mapping), ...notPlaced(rows.whole), mapping };
}

async function rowsOf(tx: Tx, actor: Actor, server: Server, month: string, mapping: Mapping): Promise<MonthRows> {
	const from = `${month}-01` as CalendarDate;
	const areas = server.areas === 'now' ? ('now' as const) : ('then' as const);
	const question = { from, to: lastOfMonth(from), areas, province: server.provinceCode };
	const whole = await measuredRows(tx, actor, question, { by: 'district' });
	const needed = breakdownsOf(SENT_FIGURES.filter(({ key }) => Object.hasOwn(mapping.figures, key)));
	const parts = new Map<(typeof needed)[number], typeof whole>();
	for (const and of needed) parts.set(and, await measuredRows(tx, actor, question, { by: 'district', and }));
	return { whole, parts };
}
