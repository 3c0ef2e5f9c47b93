<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.28.0" styleCategories="Symbology|MapTips|Temporal" labelsEnabled="0">
  <renderer-v2 type="categorizedSymbol" attr="role" enableorderby="0" forceraster="0" symbollevels="0">
    <categories>
      <category value="literal" label="المكان نفسه · the place itself" symbol="0" render="true"/>
      <category value="associative" label="حكومة أو جيش أو شعب · a government, army or people" symbol="1" render="true"/>
      <category value="embedded" label="ضمن اسم آخر · within another name" symbol="2" render="true"/>
    </categories>
    <symbols>
      <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="name" value="circle" type="QString"/>
            <Option name="color" value="60,60,60,255" type="QString"/>
            <Option name="outline_color" value="255,255,255,255" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.2" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="size" value="1.8" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="name" value="circle" type="QString"/>
            <Option name="color" value="255,255,255,255" type="QString"/>
            <Option name="outline_color" value="60,60,60,255" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.4" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="size" value="1.8" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="name" value="cross" type="QString"/>
            <Option name="color" value="60,60,60,255" type="QString"/>
            <Option name="outline_color" value="60,60,60,255" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.3" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="size" value="1.8" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <mapTip enabled="1"><![CDATA[<div style="max-width: 26em">
<p dir="[% if("language" in ('ar', 'ckb', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'), 'rtl', 'ltr') %]">[% replace(coalesce("excerpt", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]</p>
<p dir="[% if("language" in ('ar', 'ckb', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'), 'rtl', 'ltr') %]"><b>[% replace(coalesce("article_title", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]</b><br>[% replace(coalesce("outlet", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]</p>
<p dir="rtl">[% replace(coalesce("place_title_ar", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]<br>[% replace(coalesce("when_ar", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]</p>
<p dir="ltr">[% replace(coalesce("place_title", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]<br>[% replace(coalesce("when_en", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]<br>[% replace(coalesce("url", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]</p>
</div>]]></mapTip>
  <temporal enabled="1" mode="2" limitMode="1" startField="earliest" endField="latest" startExpression="" endExpression="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0"/>
  <layerGeometryType>0</layerGeometryType>
</qgis>
