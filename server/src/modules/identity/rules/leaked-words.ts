/** Words that long leaked passphrases are most often made of, in the languages of the desk. Letters only, lower case. */
export const LEAKED_WORDS: readonly string[] = [
  'password', 'passwort', 'passphrase', 'contrasena', 'contraseña', 'kennwort', 'passwd', 'pass', 'secret', 'geheim', 'secreto',
  'welcome', 'willkommen', 'bienvenido', 'hello', 'hallo', 'hola', 'letmein', 'login', 'access', 'admin', 'administrator', 'root',
  'master', 'default', 'changeme', 'test', 'testing', 'tester', 'temp', 'demo', 'guest', 'user', 'qwerty', 'qwertz', 'azerty',
  'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'iloveyou', 'ilove', 'love', 'liebe', 'amor', 'sunshine', 'princess', 'dragon', 'monkey',
  'football', 'baseball', 'fussball', 'futbol', 'soccer', 'hockey', 'superman', 'batman', 'spiderman', 'starwars', 'pokemon',
  'shadow', 'summer', 'sommer', 'verano', 'winter', 'invierno', 'spring', 'autumn', 'january', 'february', 'march', 'april',
  'june', 'july', 'august', 'september', 'october', 'november', 'december', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday',
  'saturday', 'sunday', 'computer', 'internet', 'google', 'facebook', 'amazon', 'shopify', 'keepdesk', 'support', 'helpdesk',
  'service', 'customer', 'kundenservice', 'company', 'business', 'office', 'money', 'freedom', 'forever', 'whatever', 'trustno',
  'michael', 'jordan', 'jennifer', 'jessica', 'daniel', 'thomas', 'robert', 'andrea', 'charlie', 'ashley', 'nicole', 'michelle',
  'blink', 'chelsea', 'arsenal', 'liverpool', 'barcelona', 'realmadrid', 'juventus', 'correcthorsebatterystaple', 'correcthorse',
  'batterystaple', 'thisismypassword', 'mypassword', 'mysecret', 'ourpassword', 'newpassword', 'oldpassword', 'this', 'that', 'is', 'my',
];
