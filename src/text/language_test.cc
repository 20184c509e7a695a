// SPDX-License-Identifier: Apache-2.0
#include "text/language.h"

#include <gtest/gtest.h>

#include <string>

namespace strongroom::text {
namespace {

struct Case {
  const char* language;
  const char* text;
};

TEST(DetectLanguage, KnowsTheLanguagesOfThePress) {
  const Case cases[] = {
      {"en", "The council said that the records of the city must be protected."},
      {"fr", "Le conseil a déclaré que les archives de la ville doivent être protégées."},
      {"de", "Der Rat hat erklärt, dass die Akten der Stadt geschützt werden müssen."},
      {"es", "El consejo dijo que los archivos de la ciudad deben ser protegidos."},
      {"it", "Il consiglio ha detto che gli archivi della città devono essere protetti."},
      {"pt", "O conselho disse que os arquivos da cidade não foram protegidos."},
      {"nl", "De raad zei dat het archief van de stad beschermd moet worden."},
      {"tr", "Konsey, şehrin kayıtlarının korunması için bir açıklama yaptı ve bu kararı aldı."},
      {"pl", "Rada powiedziała, że archiwa miasta nie są chronione przez państwo."},
      {"cs", "Rada řekla, že archivy města musí být chráněny a že je to důležité."},
      {"sv", "Rådet sade att stadens arkiv måste skyddas och att det är viktigt."},
      {"da", "Rådet sagde, at byens arkiver skal beskyttes af staten, og det blev ikke gjort."},
      {"no", "Rådet sa at byens arkiver skal beskyttes av staten, og det ble ikke gjort etter møtet."},
      {"fi", "Neuvosto sanoi, että kaupungin arkistot on suojeltava ja että se on tärkeää."},
      {"ro", "Consiliul a declarat că arhivele orașului trebuie să fie protejate și mutate."},
      {"hu", "A tanács szerint a város iratait meg kell védeni, és ez nem könnyű."},
      {"id", "Dewan mengatakan bahwa arsip kota itu tidak akan dipindahkan oleh mereka."},
      {"ru", "Совет заявил, что архивы города должны быть защищены и вывезены."},
      {"uk", "Рада заявила, що архіви міста мають бути захищені та вивезені."},
      {"bg", "Съветът заяви, че архивите на града трябва да се защитят и това е важно."},
      {"sr", "Савет је рекао да архиве града морају да се заштите и да је то важно."},
      {"ar", "قال المجلس إن سجلات المدينة يجب أن تحفظ في مكان آمن"},
      {"fa", "شورا گفت که اسناد شهر باید در جای امن نگهداری شود و این مهم است"},
      {"ur", "کونسل نے کہا کہ شہر کے ریکارڈ کو محفوظ جگہ پر رکھا جائے گا"},
      {"ckb", "ئەنجومەن گوتی کە تۆمارەکانی شار دەبێت لە شوێنێکی پارێزراو بن"},
      {"he", "המועצה אמרה כי יש לשמור על הרישומים"},
      {"el", "Το συμβούλιο είπε ότι τα αρχεία πρέπει να προστατευθούν"},
      {"zh", "委员会表示必须保护城市的档案"},
      {"ja", "評議会は市の記録を守るべきだと述べた"},
      {"ko", "의회는 도시의 기록을 보호해야 한다고 말했다"},
      {"hy", "Խորհուրդը հայտարարեց"},
  };
  for (const Case& c : cases) EXPECT_EQ(detect_language(c.text), c.language) << c.text;
}

TEST(DetectLanguage, GoesByMostOfTheText) {
  EXPECT_EQ(detect_language("قال المجلس في بيان نشره على صفحته (Council Media) إن الاجتماع عقد في المدينة"), "ar");
  EXPECT_EQ(detect_language("The word كتاب is the Arabic word for a book, and it is in this sentence"), "en");
}

TEST(DetectLanguage, BelievesThePageAboutATitle) {
  const char* title = "Harbour just gave its pilot a new boat";
  EXPECT_EQ(detect_language(title, "en-GB"), "en");
  EXPECT_EQ(detect_language("Lisse", "fr"), "fr");
  EXPECT_EQ(detect_language("Le conseil du port a dit que les travaux continuent", "en-gb"), "fr");
  EXPECT_EQ(detect_language("قال المجلس", "en-gb"), "ar");
  EXPECT_EQ(detect_language("2017", "en"), "und");
}

TEST(DetectLanguage, AdmitsThatItDoesNotKnow) {
  for (const char* text : {"", "2017", "— … !", "Xyzzy", "a"}) EXPECT_EQ(detect_language(text), "und") << text;
}

TEST(DetectLanguage, ReadsTheBeginningOnly) {
  std::string text;
  while (text.size() < 5000) text += "the council said that it was in the city ";
  for (int i = 0; i < 1000; ++i) text += "قال المجلس في بيان ";
  EXPECT_EQ(detect_language(text), "en");
}

TEST(Direction, OfLanguages) {
  for (const char* lang : {"ar", "ar-SY", "he", "fa", "ur", "ckb", "syr", "ku-Arab"}) {
    EXPECT_EQ(direction_of_language(lang), Direction::RightToLeft) << lang;
  }
  for (const char* lang : {"en", "ru", "zh", "", "und", "not a tag"}) {
    EXPECT_EQ(direction_of_language(lang), Direction::LeftToRight) << lang;
  }
}

TEST(Direction, OfTextsIsThatOfTheFirstStrongCharacter) {
  EXPECT_EQ(direction_of_text("2017: بيان abc"), Direction::RightToLeft);
  EXPECT_EQ(direction_of_text("(abc) بيان"), Direction::LeftToRight);
  EXPECT_EQ(direction_of_text("\u2067abc\u2069 שלום"), Direction::RightToLeft);  // an isolate does not count
  EXPECT_EQ(direction_of_text("123 …"), Direction::LeftToRight);
  EXPECT_EQ(direction_of_text(""), Direction::LeftToRight);
}

TEST(LanguageName, IsInTheReadersLanguage) {
  EXPECT_EQ(language_name("ar", "en"), "Arabic");
  EXPECT_EQ(language_name("en", "ar"), "الإنجليزية");
  EXPECT_EQ(language_name("fr", "fr"), "français");
  EXPECT_EQ(language_name("", "en"), "");
}

}  // namespace
}  // namespace strongroom::text
