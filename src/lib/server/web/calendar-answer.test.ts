import { expect, test } from 'vitest';
import { calendarAnswer } from './calendar-answer';

const sent = { text: 'BEGIN:VCALENDAR', mark: 'abc', changedAt: new Date('2026-11-28T01:02:03.456Z') };
const statusFor = (headers: Record<string, string>, changedAt: Date | null = sent.changedAt) =>
	calendarAnswer(new Request('http://localhost/', { headers }), { ...sent, changedAt }).status;

test.each([
	[{}, 200],
	[{ 'if-none-match': '"abc"' }, 304],
	[{ 'if-none-match': '"x", W/"abc"' }, 304],
	[{ 'if-none-match': '"x"', 'if-modified-since': 'Sat, 28 Nov 2026 09:00:00 GMT' }, 200],
	[{ 'if-modified-since': 'Sat, 28 Nov 2026 01:02:03 GMT' }, 304],
	[{ 'if-modified-since': 'Sat, 28 Nov 2026 01:02:02 GMT' }, 200],
	[{ 'if-modified-since': 'yesterday' }, 200]
])('to whoever sends %j it answers %i', (headers, status) => {
	expect(statusFor(headers)).toBe(status);
});

test('an empty calendar is told apart by its mark alone', async () => {
	expect(statusFor({ 'if-modified-since': 'Sat, 28 Nov 2026 01:02:03 GMT' }, null)).toBe(200);
	const answer = calendarAnswer(new Request('http://localhost/'), { ...sent, changedAt: null });
	expect(answer.headers.get('last-modified')).toBeNull();
	expect(answer.headers.get('cache-control')).toContain('private');
	expect(await answer.text()).toBe(sent.text);
});
