// The passwords that are tried first: those of the leaks, as the list of a library has them, and those that leaks are too old
// or too small for. In lower case; shorter ones than a password may be are left out.

import { dictionary } from "@zxcvbn-ts/language-common";
import { passwordLengthMin } from "./password-bounds.ts";

const own = `
  password77 password12345 password123456 password321 password1! password12! password123! password@1 password@12
  password@123 password@1234 password.1 password#1 password2020 password2021 password2022 password2023 password2024
  password2025 password2026 mypassword1 mypassword123 thepassword newpassword1 oldpassword yourpassword badpassword
  goodpassword adminpassword userpassword rootpassword testpassword defaultpassword temporary1 passw0rd! passw0rd123
  p@ssword p@ssword1 p@ssword123 p@ssw0rd1 p@ssw0rd! p@ssw0rd12 p@ssw0rd123 p@55word p@55w0rd pa$$word pa$$word1
  pa55word1 passwort123 passord123 motdepasse1 contraseña contrasena1 contraseña1 parola123 senha1234 senha12345
  wachtwoord1 wachtwoord123 lösenord lösenord1 salasana1 hasło123 haslo123 haslo1234 jelszo123 passphrase passkey1
  pass12345 pass123456 pass@123 pass@1234 pass@word pass@word1 123456782 01234567 012345678 0123456789 87654321
  987654321 9876543210 0987654321 098765432 09876543 123123123 1231231234 12341234 123412345 852456123 321321321
  121212121 12121212 13131313 21212121 111222333444 1111222233334444 111122223333 123456123456 1234567812345678
  111111111 1111111111 22222222 222222222 33333333 333333333 44444444 444444444 55555555 555555555 66666666 666666666
  77777777 777777777 7777777777 88888888 888888888 8888888888 99999999 999999999 9999999999 00000000 000000000
  0000000000 000000000000 10101010 1010101010 20202020 69696969 27182818 19841984 20002000 20242024 20252025 13571357
  24682468 19801980 19811981 19821982 19831983 19851985 19861986 19871987 19881988 19891989 19901990 19911991 19921992
  aa12345678 aaa111222 qqww1122 q1q1q1q1 1q1q1q1q 1qaz1qaz zaq1zaq1 !qaz@wsx wsxedcrfv qweqweqwe qwerty!@# qwerty123!
  qwertyqwerty qwertyasdf qwertz123 qwertzuiop qwertzui azerty1234 asdfasdfasdf asdfghjkl; asdasdasd zxcvbnm,
  zxcvbnmasdf zxcvzxcv zxczxczxc poiuytrewq poiuytre lkjhgfdsa mnbvcxzlkj plmoknijb okmijnuhb abcdefgh abcdefghi
  abcdefghij abcdefghijk abcdabcd abc1234567 abc123!! abcabcabc aaaaaaaa aaaaaaaaa aaaaaaaaaa zzzzzzzz xxxxxxxx
  qqqqqqqq 1234567890qwertyuiop !@#$%^&* !@#$%^&*() !@#$1234 1234!@#$ 12345!@#$% asdf!@#$ iloveyou3 iloveyou4ever
  iloveyouu iloveyoubaby ilovegod1 ilovemymom ilovecats ilovedogs loveyou123 lovelove1 lovelovelove lovely123
  love123456 letmein12 letmein! welcome3 welcome1! welcome! welcome@1 welcome@123 welcome2023 welcome2024 welcome2025
  welcome2026 welcomehome admin1234 admin12345 admin123456 admin123! admin@123 admin@1234 admin888 adminadmin
  admin2024 admin2025 admin2026 administrator1 adm1n1strator rootroot root1234 root12345 toortoor superuser superuser1
  superadmin sysadmin1 guest123 guest1234 guestguest user1234 user12345 useruser username1 testtest1 test12345
  test123456 testing12 tester123 test@123 demo1234 demodemo demo12345 example1 example123 sample123 changeme12
  changeme123 changeme! default123 secret1234 secretsecret whatever123 anything1 computer123 internet123 keyboard1
  samsung12 iphone123 android1 android123 windows10 windows7 microsoft1 facebook1 facebook123 linkedin linkedin1
  instagram instagram1 whatsapp1 youtube1 youtube123 twitter1 amazon123 gmail123 master1234 mastermaster monkey1234
  dragon1234 dragonball1 football! baseball123 sunshine2 sunshine12 sunshine123 sunshine! princess12 princess123
  princess! batman1234 ironman123 shadow1234 jessica123 charlie12 anthony123 jonathan123 veronica1 brandon123
  william123 richard123 matthew123 hannah123 gabriel123 mustang123 yamaha123 harley123 liverpool123 chelsea123
  manutd123 barcelona1 barcelona123 realmadrid1 juventus1 lakers123 cheese123 banana123 orange123 cherry123 blueberry1
  bailey123 cooper123 tigger123 snoopy123 ranger123 tigers123 phoenix123 falcon123 scorpion1 twilight1 rainbow123
  eminem123 beyonce1 minecraft1 fortnite fortnite1 fortnite123 roblox123 zeldazelda freedom123 newyork123 portugal1
  pakistan123 indonesia1 scotland1 february1 summer123 summer2020 summer2021 summer2022 summer2023 summer2024
  summer2025 summer2026 winter123 winter2020 winter2021 winter2022 winter2023 winter2024 winter2025 winter2026
  spring2023 spring2024 spring2025 spring2026 autumn2023 autumn2024 autumn2025 autumn2026 september1 christmas1
  hello12345 hello123! hellokitty1 hello@123 goodluck1 jesus4ever heaven123 angels123 family123 mother123 father123
  babygirl12 babygirl123 friends123 forever123 cutiepie1 diamond123 silver123 gold1234 purple123 flower123 corporate
  company1 company123 business1 office123 manager123 security123 service123 support123 student123 teacher123 school123
  customer1 customer123 checkout1 correcthorsebatterystaple thisisapassword blahblah1 cocacola123 xbox3600 thunder123
  lightning1 infinity1 success123 winner123 number1! oneoneone one2three remember1
`;

const leaked = dictionary["passwords-common"].filter((word) => [...word].length >= passwordLengthMin);

/** Each in lower case, normalised as passwords are. */
export const commonPasswords: ReadonlySet<string> = new Set(
  [...leaked, ...own.split(/\s+/).filter(Boolean)].map((word) => word.normalize("NFC").toLowerCase()),
);
