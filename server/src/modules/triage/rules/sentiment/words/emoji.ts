/** How pictures feel, −4..4. Those that only show a thing (a parcel, a flag) have no place here. */
const groups: Readonly<Record<string, string>> = {
  '3': '😍 🥰 😘 ❤ 💕 💖 💗 💞 💘 💝 🤩 🎉 🥳 💯 😻 💓 💜 💙 💚 🧡 💛 🤍 🏆 🙌',
  '2.2': '😊 😃 😄 😁 😀 🙂 😂 🤣 😆 😋 😎 🤗 👍 👏 🙏 ✨ ⭐ 🌟 😇 ☺ 😌 😉 😹 😸 💪 👌 🎊 🎁 🌹 🌸 💋 🔥 ✅ ✌ 🥂 🍾 🌈 ☀ 🤞 😺 😜 😝 😛 ♥ 🤝 🫶 🥲 💃 🌺 🌷 🎶',
  '-1.2': '😕 🙁 😐 😑 😬 🤔 😒 🙄 😴 😮 😯 😳 🥴 ⏰ ⏳ 😶 🤨 😓 😪 😥 😅 🫤 ⚠',
  '-2.2': '😞 😟 😔 ☹ 😢 😭 😩 😫 😖 😣 😰 😨 😧 😦 🥺 💔 👎 😷 🤒 🤢 😱 😿 🙀 ❌ 🤦 🤷 😵 😾 🥀 ⛔ 🆘',
  '-3': '😠 😡 🤬 🤮 💩 🖕 👿 😤 💀 ☠ 🚨 🤡 🐍',
};

export const emojiFeelings: ReadonlyMap<string, number> = new Map(Object.entries(groups).flatMap(([strength, list]) => list.split(' ').map((emoji): [string, number] => [emoji, Number(strength)])));
