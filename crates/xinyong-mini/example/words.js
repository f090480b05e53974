// The words of the phone's language: Chinese, or English where the phone speaks another one.

const lang = /^zh/.test(wx.getAppBaseInfo().language) ? 'zh' : 'en';
const words = lang === 'zh' ? require('./locales/zh') : require('./locales/en');

/** A text with its placeholders filled. */
function fill(text, values) {
  return text.replace(/%\{(\w+)\}/g, (_, name) => values[name]);
}

/** What an error says to the person: of ours in their language, of others as it is. */
function said(error) {
  return error.messages ? error.messages[lang] : String(error);
}

module.exports = { lang, words, fill, said };
