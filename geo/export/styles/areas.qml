<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.28.0" styleCategories="Symbology|Labeling|MapTips" labelsEnabled="1">
  <renderer-v2 type="singleSymbol" enableorderby="0" forceraster="0" symbollevels="0">
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" value="168,79,134,15" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
            <Option name="outline_color" value="168,79,134,191" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.42" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="place_title_ar" isExpression="0" fontSize="8" fontSizeUnit="Point" fontWeight="50" fontItalic="0" textColor="168,79,134,255" textOpacity="1" multilineHeight="1">
        <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/>
      </text-style>
      <text-format multilineAlign="3" formatNumbers="0"/>
      <placement placement="4" fitInPolygonOnly="1" priority="3"/>
      <rendering drawLabels="1" scaleVisibility="0" obstacle="1" obstacleFactor="1" labelPerPart="0" upsidedownLabels="0"/>
    </settings>
  </labeling>
  <mapTip enabled="1"><![CDATA[<p dir="rtl"><b>[% replace(coalesce("place_title_ar", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]</b></p>
<p dir="ltr"><b>[% replace(coalesce("place_title", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]</b> ([% replace(coalesce("kind", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]), outline ±[% "outline_accuracy_m" %] m, [% replace(coalesce("outline_certainty", ''), array('&', '<', '>', '"'), array('&amp;', '&lt;', '&gt;', '&quot;')) %]</p>]]></mapTip>
  <layerGeometryType>2</layerGeometryType>
</qgis>
