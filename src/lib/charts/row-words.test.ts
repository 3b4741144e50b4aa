import { describe, expect, test } from 'vitest';
import { rowLines, rowSentence, shareText, stateText, summaryText, valueText } from './row-words';
import type { Series, SeriesRow } from './series';

const row = (changes: Partial<SeriesRow>): SeriesRow => ({ key: '395', label: 'Thọ Xuân', value: 1240, ...changes });
const series: Series = {
	id: 's',
	title: 'Thọ Xuân dẫn đầu',
	subtitle: 'Đơn vị máu năm 2026',
	unit: 'Đơn vị máu',
	rowHeading: 'Huyện',
	details: [{ key: 'volumeMl', label: 'Thể tích (ml)' }],
	comparisons: [{ label: '2025', style: 'previous', values: { '395': 1000 } }],
	rows: [row({})]
};

describe('a figure', () => {
	test.each([
		{ value: 1240, approximate: false, text: '1.240' },
		{ value: 1240, approximate: true, text: '≈1.240' },
		{ value: 0, approximate: false, text: '0' },
		{ value: null, approximate: false, text: '–' }
	])('of $value (approximate: $approximate) reads $text', ({ value, approximate, text }) => {
		expect(valueText(row({ value, approximate }), 'vi')).toBe(text);
	});
});

test('zero is a figure; no data and not yet existing are words', () => {
	expect(stateText(row({ value: 0 }), 'vi')).toBe('');
	expect(stateText(row({ value: null, state: 'nodata' }), 'vi')).toBe('chưa có số liệu');
	expect(stateText(row({ value: null, state: 'did-not-exist' }), 'en')).toBe('did not exist then');
});

test('a share needs a target and a figure', () => {
	expect(shareText(row({ target: 2000 }), 'vi')).toBe('62%');
	expect(shareText(row({}), 'vi')).toBe('');
});

test('a row says its figure, the year before, the target, further figures and its note', () => {
	const whole = row({ target: 2000, details: { volumeMl: 350_000 }, note: 'năm suy ra' });
	expect(rowLines(whole, series, 'vi')).toEqual([
		'Đơn vị máu: 1.240',
		'2025: 1.000',
		'chỉ tiêu 2.000, đạt 62%',
		'Thể tích (ml): 350.000',
		'năm suy ra'
	]);
	expect(rowSentence(row({ value: null }), { ...series, comparisons: undefined }, 'vi')).toBe(
		'Thọ Xuân. chưa có số liệu'
	);
});

test('the summary says finding, measure and total', () => {
	expect(summaryText(series, 'vi')).toBe('Thọ Xuân dẫn đầu. Đơn vị máu năm 2026. Tổng cộng 1.240, 1 dòng.');
});
