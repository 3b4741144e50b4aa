import { expect, test } from 'vitest';
import { auditCsvHead, auditCsvLines } from './csv';

const entry = {
	at: new Date('2026-11-26T17:05:00Z'),
	accountId: 'a',
	action: 'drive.edited',
	objectType: 'drive',
	objectId: 'd',
	provinceCode: 'VN-21',
	clubId: null,
	driveId: 'd',
	fields: ['title', 'capacity']
};

test('an entry is codes, ids and the names of fields', () => {
	expect(auditCsvHead).toBe(
		'\uFEFFat,account_id,action,object_type,object_id,province_code,club_id,drive_id,fields\r\n'
	);
	expect(auditCsvLines([entry])).toBe('2026-11-26T17:05:00.000Z,a,drive.edited,drive,d,VN-21,,d,title capacity\r\n');
	expect(auditCsvLines([])).toBe('');
});

test.each(['=1+1', '+84', '-2', '@SUM(A1)', '\tx', '\rx'])('a code %j is not run as a formula', (objectId) => {
	expect(auditCsvLines([{ ...entry, objectId }])).toContain(`'${objectId}`);
});
