import { describe, expect, test } from 'vitest';
import { m } from '../paraglide/messages';
import { storedDifferenceWords } from './closing-words';
import { reportOf } from './report';
import { reportCells } from './sheet-words';

const report = reportOf({ people: [], given: [], groups: [], came: [], target: null, forecast: null });
const about = { title: 'Ngày hội mẫu', when: '23/11/2026', place: 'CLB mẫu · Nhà văn hóa mẫu', state: '' };
const cellsOf = (bags: Parameters<typeof reportCells>[0]['bags']) => [...reportCells({ ...about, bags }, report, 'vi')];

describe('the report as a sheet', () => {
	test('says why the two counts of bags differ, and the note beside it', () => {
		const cells = cellsOf({ ours: 18, theirs: 12, why: storedDifferenceWords('spoilt'), note: 'Hai túi rách' });
		expect(cells).toContainEqual([m.report_bags_centre(), 12]);
		expect(cells.flat().join('|').toLowerCase()).toContain(m.close_reason_spoilt());
		expect(cells).toContainEqual([m.close_count_note(), 'Hai túi rách']);
	});

	test('says whose drive it was and where', () => {
		expect(cellsOf(null).slice(0, 3)).toEqual([[about.title], [about.when], [about.place]]);
	});

	test('has no line for a reason where the counts are the same', () => {
		const cells = cellsOf({ ours: 18, theirs: 18, why: storedDifferenceWords(null), note: null });
		expect(cells.flat()).not.toContain(m.close_count_reason());
	});
});
