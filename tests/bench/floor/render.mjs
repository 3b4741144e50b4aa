// A page as somebody writes it by hand: markup that never changes, and between it texts to escape, numbers to format and data to write as JSON.
const formats = new Map();
const inTurn =
	/(<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>)|(>)([^<>]+)(?=<)|( (?:href|data-rows|data-row|data-key|value)=")([^"]*)(?=")/g;

const inText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const inAttribute = (text) => inText(text).replaceAll('"', '&quot;');
const plain = (html) => html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

function formatOf(locale) {
	const format = formats.get(locale) ?? new Intl.NumberFormat(locale);
	formats.set(locale, format);
	return format;
}

/** What is filled in at one place, or null where that does not give what stands there. */
function filling(html, isText, format) {
	const number = Number(html.replace(/[.,]/g, ''));
	const json = html.startsWith('{') || html.startsWith('[');
	const data = json ? JSON.parse(plain(html)) : plain(html);
	const ways = [
		() => format.format(number),
		() => (isText ? inText(data) : inAttribute(json ? JSON.stringify(data) : data))
	].slice(isText && /^\d/.test(html) ? 0 : 1);
	return ways.find((way) => way() === html) ?? null;
}

/** A function that writes this page anew, byte for byte. */
export function rendererOf(html, locale) {
	const format = formatOf(locale);
	const parts = [];
	let done = 0;
	for (const found of html.matchAll(inTurn)) {
		const [, skipped, beforeText, text, beforeValue, value] = found;
		if (skipped !== undefined) continue;
		const way = filling(text ?? value, text !== undefined, format);
		if (way === null) continue;
		const from = found.index + (beforeText ?? beforeValue).length;
		parts.push(html.slice(done, from), way);
		done = from + (text ?? value).length;
	}
	parts.push(html.slice(done));
	return () => {
		let page = '';
		for (const part of parts) page += typeof part === 'string' ? part : part();
		return page;
	};
}
