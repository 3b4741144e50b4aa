import { describe, expect, test } from 'vitest';
import { inWords, PlainFailure } from './plain-failure.mjs';

const refused = (code: string, path?: string) => Object.assign(new Error(`${code}: refused`), { code, path });

describe('a failure in words', () => {
	test.each([
		{ error: new PlainFailure('Do this.'), words: /^Do this\.$/ },
		{ error: refused('EACCES', '/data/lock'), words: /\/data\/lock cannot be written.*start as the owner/ },
		{ error: refused('EPERM', '/data/lock'), words: /belongs to somebody else/ },
		{ error: refused('EROFS', '/data/lock'), words: /read-only disk.*GIOT_DATA_DIR/ },
		{ error: refused('EEXIST', '/data'), words: /^\/data cannot be a folder, since a file is in its place/ },
		{ error: refused('ENOTDIR', '/file/data'), words: /name another folder/ },
		{ error: refused('ENOSPC', '/data/lock'), words: /disk that holds \/data\/lock is full/ },
		{ error: refused('ENOSPC'), words: /^The disk is full/ }
	])('$error.message', ({ error, words }) => expect(inWords(error)).toMatch(words));

	test.each([refused('EACCES'), refused('ENOENT', '/data/lock'), new TypeError('a fault of ours'), 'text'])(
		'is not made up for %s',
		(error) => expect(inWords(error)).toBeNull()
	);
});
