import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { sendingKey } from './sending-key';

const sent = { id: v7(), fullName: 'Người Thử Nghiệm', birthDate: '1994' };

test('the same sending has the same key; another person or another form has another one', () => {
	expect(sendingKey({ ...sent })).toBe(sendingKey(sent));
	for (const other of [{ fullName: 'Người Thứ Hai' }, { birthDate: '1995' }, { id: v7() }])
		expect(sendingKey({ ...sent, ...other })).not.toBe(sendingKey(sent));
});
