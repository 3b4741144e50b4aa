// The sign-in page carries no framework: this shows the password on request, and keeps the form from being sent twice.
const password = document.querySelector('input[name="password"]');
const toggle = document.querySelector('[data-show-password]');
toggle.hidden = false;
toggle.querySelector('input').addEventListener('change', (event) => {
	password.type = event.target.checked ? 'text' : 'password';
});
const form = password.form;
form.addEventListener('submit', () => {
	password.type = 'password';
	form.querySelector('button').disabled = true;
});
addEventListener('pageshow', () => {
	form.querySelector('button').disabled = false;
});
